// SPDX-License-Identifier: EUPL-1.2
//! Conversions, arithmetic and functions of days, times, durations and ranges.

use crate::support::{check, refused};

#[test]
fn dates_and_times_are_made_of_texts_parts_and_each_other() {
    check(&[
        (r#"date("2017-12-31")"#, r#"@"2017-12-31""#),
        ("date(2017, 12, 31)", r#"@"2017-12-31""#),
        (r#"date(date and time("2017-09-03T09:45:30@Europe/Paris"))"#, r#"@"2017-09-03""#),
        (r#"time(11, 59, 1.3, duration("-PT2H"))"#, r#"@"11:59:01.3-02:00""#),
        ("time(12, 0, 0)", r#"@"12:00:00""#),
        (r#"time(@"2017-08-10")"#, r#"@"00:00:00Z""#),
        (r#"date and time(@"2017-01-01", @"23:59:01Z")"#, r#"@"2017-01-01T23:59:01Z""#),
        (r#"date and time("2012-03-07Z")"#, r#"@"2012-03-07T00:00:00Z""#),
        (r#"date and time("2012-12-24")"#, r#"@"2012-12-24T00:00:00""#),
        ("date and time(2026, 11, 22, 10, 15, 0)", r#"@"2026-11-22T10:15:00""#),
        (r#"date and time(2026, 11, 22, 10, 15, 0, @"PT1H")"#, r#"@"2026-11-22T10:15:00+01:00""#),
        (r#"duration("P26M")"#, r#"@"P2Y2M""#),
        (r#"years and months duration(@"2011-12-22", @"2013-08-24")"#, r#"@"P1Y8M""#),
    ]);
    refused(&[
        "date(2017, 13, 31)",
        r#"date("2017-02-29")"#,
        "time(24, 0, 0)",
        "time(12, 0, 60)",
        "time(12, 0, -1)",
        r#"time(12, 0, 0, duration("PT19H"))"#,
        r#"duration("P1Y1D")"#,
        "date(null)",
    ]);
}

#[test]
fn the_injected_time_is_the_only_clock() {
    check(&[("now()", r#"@"2026-11-22T12:00:00@Europe/Berlin""#), ("today()", r#"@"2026-11-22""#)]);
}

#[test]
fn days_have_names_and_numbers() {
    check(&[
        (r#"day of week(@"2026-11-22")"#, r#""Sunday""#),
        (r#"month of year(@"2026-11-22")"#, r#""November""#),
        (r#"day of year(@"2026-11-22")"#, "326"),
        (r#"week of year(@"2026-11-22")"#, "47"),
        (r#"@"2026-11-22".weekday"#, "7"),
        (r#"@"2026-11-22T10:15:30.5+01:00".second"#, "30.5"),
        (r#"@"2026-11-22T10:15:00@Europe/Berlin".time offset"#, r#"@"PT1H""#),
        (r#"@"2026-11-22T10:15:00@Europe/Berlin".timezone"#, r#""Europe/Berlin""#),
        (r#"@"-P1DT2H3M4.5S".seconds"#, "-4.5"),
        (r#"@"P14M".months"#, "2"),
    ]);
}

#[test]
fn working_days_come_from_the_calendar() {
    check(&[
        (r#"is working day(@"2026-11-22")"#, "false"),
        (r#"is working day(@"2026-11-23")"#, "true"),
        (r#"add working days(@"2026-12-24", 1)"#, r#"@"2026-12-28""#),
        (r#"add working days(@"2026-12-28", -1)"#, r#"@"2026-12-24""#),
        (r#"add working days(@"2026-12-25", 0)"#, r#"@"2026-12-28""#),
        (r#"add working days(@"2026-11-20", 10)"#, r#"@"2026-12-04""#),
    ]);
    refused(&[r#"is working day(@"2028-01-03")"#, r#"add working days(@"2027-12-30", 10)"#]);
}

#[test]
fn spans_are_added_and_taken_away() {
    check(&[
        (r#"@"2026-01-31" + @"P1M""#, r#"@"2026-02-28""#),
        (r#"@"2021-01-02" - @"PT1H""#, r#"@"2021-01-01""#),
        (r#"@"2021-01-01" + @"PT36H""#, r#"@"2021-01-02""#),
        (r#"@"23:30:00" + @"PT1H""#, r#"@"00:30:00""#),
        (r#"@"2021-01-02T10:10:10@Europe/Paris" - @"2021-01-01""#, r#"@"P1DT9H10M10S""#),
        (r#"@"10:10:10+11:00" - @"11:10:10+11:00""#, r#"@"-PT1H""#),
        (r#"@"P10Y11M" / 2.5"#, r#"@"P4Y4M""#),
        (r#"@"P1Y11M" * -2.5"#, r#"@"-P4Y9M""#),
        (r#"@"P10D" / @"PT12H""#, "20"),
        (r#"1.5 * @"P4DT1H""#, r#"@"P6DT1H30M""#),
        (r#"-@"P1M""#, r#"@"-P1M""#),
    ]);
    refused(&[
        r#"@"2021-01-02T10:10:10Z" - @"2021-01-01T10:10:10""#,
        r#"@"2021-01-01" + @"2021-01-01""#,
        r#"@"P1Y" + @"P1D""#,
        r#"@"P1D" / 0"#,
        r#"@"999999999-12-31" + @"P1D""#,
    ]);
}

#[test]
fn moments_of_different_zones_are_compared_on_one_axis() {
    check(&[
        (r#"@"2002-04-02T12:00:00-01:00" = @"2002-04-02T17:00:00+04:00""#, "true"),
        (r#"is(@"2002-04-02T12:00:00-01:00", @"2002-04-02T17:00:00+04:00")"#, "false"),
        (r#"@"08:00:00+09:00" = @"17:00:00-06:00""#, "false"),
        (r#"@"21:30:00+10:30" = @"06:00:00-05:00""#, "true"),
        (r#"@"10:00:00" = @"10:00:00+05:00""#, "true"),
        (r#"@"2026-07-01T10:00:00" < @"2026-07-01T10:00:01@Europe/Berlin""#, "true"),
        (r#"is(@"10:00:00", @"10:00:00Z")"#, "false"),
        (r#"@"10:00:00@Europe/Berlin" = @"10:00:00+01:00""#, "true"),
        (r#"@"2026-07-01T10:00:00@Europe/Berlin" = @"2026-07-01T08:00:00Z""#, "true"),
    ]);
}

#[test]
fn only_durations_of_no_length_are_equal_across_their_kinds() {
    check(&[
        (r#"@"P0D" = @"P0Y""#, "true"),
        (r#"@"P1D" = @"P1Y""#, "false"),
        (r#"is(@"P0D", @"P0Y")"#, "false"),
        (r#"@"P0D" < @"P0Y""#, "null"),
    ]);
}

#[test]
fn ranges_are_read_from_texts() {
    check(&[
        (r#"range("[18..21)")"#, "[18..21)"),
        (r#"range("]18..21[")"#, "(18..21)"),
        (r#"range("[-1.5..2.5]")"#, "[-1.5..2.5]"),
        (r#"range(" [ 1 .. 3 ] ")"#, "[1..3]"),
        (r#"range("[\"a\"..\"c\"]")"#, r#"["a".."c"]"#),
        (r#"range("[@\"1970-01-01\"..date(\"1970-01-02\")]")"#, r#"[@"1970-01-01"..@"1970-01-02"]"#),
        (r#"range("[duration(\"P1D\")..@\"P2D\"]")"#, r#"[@"P1D"..@"P2D"]"#),
    ]);
    refused(&[
        r#"range("[3..1]")"#,
        r#"range("[1..]")"#,
        r#"range("[..1]")"#,
        r#"range(">=10")"#,
        r#"range("[1..\"b\"]")"#,
        r#"range("[null..null]")"#,
        r#"range("[1..2] ]")"#,
        r#"range("")"#,
    ]);
}

#[test]
fn texts_become_numbers_only_with_the_separators_that_were_named() {
    check(&[
        (r#"number("1.000.000,01", ".", ",")"#, "1000000.01"),
        (r#"number("1 000.5", " ", ".")"#, "1000.5"),
        (r#"number("1000.5", null, ".")"#, "1000.5"),
        (r#"number("1000.5")"#, "1000.5"),
    ]);
    refused(&[
        r#"number("1,000.5", " ", ".")"#,
        r#"number("1,000", ",", ",")"#,
        r#"number("1.5", ",", ":")"#,
        r#"number("1.5,5", null, ",")"#,
        r#"number("x", null, null)"#,
        r#"number("1.5", ".")"#,
    ]);
}

#[test]
fn values_print_as_text() {
    check(&[
        ("string(1.50)", r#""1.5""#),
        (r#"string([1, "a", null, {b: true}])"#, r#""[1, \"a\", null, {b: true}]""#),
        (r#"string(@"2026-11-22")"#, r#""2026-11-22""#),
        ("string(null)", "null"),
        ("string([1..3))", r#""[1..3)""#),
    ]);
}

#[test]
fn rounding_functions_take_a_scale_within_the_standards_bounds() {
    check(&[
        ("decimal(1/3, 2)", "0.33"),
        ("decimal(2.5, 0)", "2"),
        ("floor(-1.56, 1)", "-1.6"),
        ("ceiling(-1.5)", "-1"),
        ("round up(-5.5, 0)", "-6"),
        ("round down(-5.5, 0)", "-5"),
        ("round half up(-5.5, 0)", "-6"),
        ("round half down(5.5, 0)", "5"),
        ("round up(5.5, 6176)", "5.5"),
        ("round half up(5.5, -6111)", "0"),
        ("odd(3)", "true"),
        ("even(-2)", "true"),
        ("even(2.5)", "false"),
        (r#"abs(@"-P1D")"#, r#"@"P1D""#),
    ]);
    refused(&[
        "round up(5.5, 6177)",
        "round up(5.5, -6112)",
        "floor(1.5, null)",
        "sqrt(-1)",
        "log(0)",
        "modulo(1, 0)",
    ]);
}
