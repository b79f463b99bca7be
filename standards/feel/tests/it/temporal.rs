// SPDX-License-Identifier: EUPL-1.2
//! Calendar, clock, zones and durations.

use feel::Value;
use feel::value::{Date, DateTime, DaysDuration, MonthsDuration, Time, Zone, parse_temporal};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().expect(text)
}

fn moment(text: &str) -> DateTime {
    text.parse().expect(text)
}

fn days(text: &str) -> DaysDuration {
    text.parse().expect(text)
}

#[test]
fn days_from_2000_to_2100_agree_with_a_slow_counter() {
    // 2000-01-01 was a Saturday, 10,957 days after 1970-01-01.
    let (mut number, mut weekday) = (10_957, 6);
    for year in 2000..=2100 {
        let leap = year % 4 == 0 && year != 2100;
        let mut day_of_year = 1;
        for (month, length) in
            (1..).zip([31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
        {
            for day in 1..=length {
                let date = Date::new(year, month, day).unwrap();
                assert_eq!(date.day_number(), number);
                assert_eq!(Date::from_day_number(number), Some(date));
                assert_eq!((date.weekday(), date.day_of_year()), (weekday, day_of_year), "{date}");
                number += 1;
                weekday = weekday % 7 + 1;
                day_of_year += 1;
            }
            assert_eq!(Date::new(year, month, length + 1), None);
        }
    }
}

#[test]
fn the_calendar_reaches_nine_digits_of_years_in_both_directions() {
    for text in ["999999999-12-31", "-999999999-01-01", "0000-02-29", "-0004-02-29"] {
        assert_eq!(date(text).to_string(), text);
        assert_eq!(Date::from_day_number(date(text).day_number()), Some(date(text)));
    }
    assert_eq!(date("999999999-12-31").plus_days(1), None);
    assert_eq!(date("-999999999-01-01").plus_months(-1), None);
    assert_eq!(Date::from_day_number(i64::MAX), None);
}

#[test]
fn weeks_begin_on_monday_and_the_first_has_the_first_thursday() {
    for (text, week) in [
        ("2020-12-31", 53),
        ("2021-01-01", 53),
        ("2021-01-03", 53),
        ("2021-01-04", 1),
        ("2019-12-30", 1),
        ("2026-11-22", 47),
        ("2005-01-01", 53),
        ("2003-12-29", 1),
    ] {
        assert_eq!(date(text).week_of_year(), week, "{text}");
    }
}

#[test]
fn months_are_added_to_the_same_day_or_the_last_of_a_shorter_month() {
    for (from, months, to) in [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-22", 26, "2029-01-22"),
        ("0001-01-15", -1, "0000-12-15"),
    ] {
        assert_eq!(date(from).plus_months(months), Some(date(to)), "{from} {months}");
    }
}

#[test]
fn whole_months_between_two_days_are_counted_to_the_same_day() {
    for (from, to, months) in [
        ("2011-12-22", "2013-08-24", 20),
        ("2013-08-24", "2011-12-22", -20),
        ("2026-01-31", "2026-02-28", 0),
        ("2026-01-15", "2026-02-14", 0),
        ("2026-01-15", "2026-02-15", 1),
    ] {
        assert_eq!(MonthsDuration::between(date(from), date(to)).total_months(), months, "{from} {to}");
    }
}

#[test]
fn dates_that_are_not_written_as_the_standard_wants_are_refused() {
    for text in [
        "",
        "2012/12/25",
        "2017-13-10",
        "2017-12-32",
        "2026-02-29",
        "998-12-31",
        "01211-12-31",
        "+2012-12-02",
        "9999999999-12-25",
        "2012-12-25T",
        "2012-1-2",
        "12-12-2012",
        "2017-12",
        "2017-12-31Z",
        "--1",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn times_read_and_print_with_every_kind_of_zone() {
    for (text, printed) in [
        ("11:22:33", "11:22:33"),
        ("11:22:33.444", "11:22:33.444"),
        ("11:22:33.120000000", "11:22:33.12"),
        ("11:00:00Z", "11:00:00Z"),
        ("11:00:00z", "11:00:00Z"),
        ("11:00:00-00:00", "11:00:00Z"),
        ("13:20:00-05:00", "13:20:00-05:00"),
        ("13:20:00+02:45:55", "13:20:00+02:45:55"),
        ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
        ("00:01:00@Europe/Berlin", "00:01:00@Europe/Berlin"),
        ("24:00:00", "00:00:00"),
    ] {
        assert_eq!(text.parse::<Time>().unwrap().to_string(), printed);
    }
}

#[test]
fn times_that_are_not_written_as_the_standard_wants_are_refused() {
    for text in [
        "",
        "7:00:00",
        "07:1:00",
        "07:01:2",
        "23:59:60",
        "24:00:01",
        "24:01:00",
        "25:00:00",
        "00:60:00",
        "07:20",
        "13:20:00@xyz/abc",
        "13:20:00@europe/berlin",
        "13:20:00+14:01",
        "13:20:00+5:00",
        "13:20:00+5",
        "13:20:00+02:00@Europe/Paris",
        "11:30:00T",
        "11:30:00.",
    ] {
        assert!(text.parse::<Time>().is_err(), "{text}");
    }
}

#[test]
fn the_end_of_a_day_is_the_beginning_of_the_next() {
    assert_eq!(moment("2021-12-31T24:00:00"), moment("2022-01-01T00:00:00"));
    assert_eq!(moment("2021-01-01").to_string(), "2021-01-01T00:00:00");
}

#[test]
fn a_zone_by_name_follows_the_change_of_clocks() {
    // In 2026 clocks in Germany change on 29 March and on 25 October.
    for (text, offset) in [
        ("2026-03-29T01:59:59@Europe/Berlin", 3_600),
        ("2026-03-29T02:30:00@Europe/Berlin", 3_600),
        ("2026-03-29T03:00:00@Europe/Berlin", 7_200),
        ("2026-10-25T02:30:00@Europe/Berlin", 7_200),
        ("2026-10-25T03:00:00@Europe/Berlin", 3_600),
        ("99999-07-01T12:00:00@Europe/Berlin", 7_200),
        ("99999-01-01T12:00:00@Europe/Berlin", 3_600),
    ] {
        assert_eq!(moment(text).offset_seconds(), Some(offset), "{text}");
    }
}

#[test]
fn a_span_over_the_change_of_clocks_is_real_time() {
    let evening = moment("2026-03-28T12:00:00@Europe/Berlin");
    assert_eq!(evening.plus(days("P1D")).unwrap().to_string(), "2026-03-29T13:00:00@Europe/Berlin");
    let local = moment("2026-03-28T12:00:00");
    assert_eq!(local.plus(days("P1D")).unwrap().to_string(), "2026-03-29T12:00:00");
}

#[test]
fn a_moment_is_the_same_in_every_zone() {
    let berlin = moment("2026-07-01T12:00:00@Europe/Berlin");
    let utc = berlin.in_zone(Zone::UTC).unwrap();
    assert_eq!(utc.to_string(), "2026-07-01T10:00:00Z");
    assert_eq!(utc.axis(), berlin.axis());
    assert_eq!(
        DateTime::at(0, Zone::named("Asia/Dhaka").unwrap()).unwrap().to_string(),
        "1970-01-01T06:00:00@Asia/Dhaka"
    );
}

#[test]
fn durations_read_and_print_in_their_shortest_form() {
    for (text, printed) in [
        ("P1D", "P1D"),
        ("PT24H", "P1D"),
        ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
        ("PT0.S", "PT0S"),
        ("P0D", "PT0S"),
        ("-PT1H2M", "-PT1H2M"),
        ("PT1000M0.999999999S", "PT16H40M0.999999999S"),
        ("PT0.5S", "PT0.5S"),
        ("P1Y2M", "P1Y2M"),
        ("P0Y", "P0M"),
        ("-P100M", "-P8Y4M"),
        ("P999999999M", "P83333333Y3M"),
    ] {
        let value = parse_temporal(text).expect(text);
        assert_eq!(value.to_text(), printed);
    }
}

#[test]
fn durations_that_are_not_written_as_the_standard_wants_are_refused() {
    for text in [
        "", "P", "P0", "1Y", "1D", "P1H", "P1S", "PT", "P1DT", "P1Y1D", "P1M1Y", "PT1M1H", "P-1D", "+P1D",
        "P1.5D",
    ] {
        assert_eq!(parse_temporal(text), None, "{text}");
    }
}

#[test]
fn a_literal_is_told_apart_by_its_shape() {
    assert!(matches!(parse_temporal("2026-11-22"), Some(Value::Date(_))));
    assert!(matches!(parse_temporal("10:15:00"), Some(Value::Time(_))));
    assert!(matches!(parse_temporal("10:15:00@Etc/GMT"), Some(Value::Time(_))));
    assert!(matches!(parse_temporal("2026-11-22T10:15:00Z"), Some(Value::DateTime(_))));
    assert!(matches!(parse_temporal("P2M"), Some(Value::MonthsDuration(_))));
    assert!(matches!(parse_temporal("PT2M"), Some(Value::DaysDuration(_))));
}

proptest! {
    #[test]
    fn a_day_number_reads_back_as_its_date(number in -365_000_000_000i64..365_000_000_000) {
        let date = Date::from_day_number(number).unwrap();
        prop_assert_eq!(date.day_number(), number);
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
    }

    #[test]
    fn a_moment_reads_back_as_itself(nanoseconds in -4_000_000_000_000_000_000i64..4_000_000_000_000_000_000, offset in -50_400i64..50_400) {
        let moment = DateTime::at(nanoseconds.into(), Zone::offset(offset).unwrap()).unwrap();
        prop_assert_eq!(moment.axis(), i128::from(nanoseconds));
        prop_assert_eq!(moment.to_string().parse::<DateTime>(), Ok(moment));
    }

    #[test]
    fn a_duration_reads_back_as_itself(nanoseconds: i64, months in -10_000_000i64..10_000_000) {
        let span = DaysDuration::new(nanoseconds.into()).unwrap();
        prop_assert_eq!(span.to_string().parse::<DaysDuration>(), Ok(span));
        let span = MonthsDuration::new(months).unwrap();
        prop_assert_eq!(span.to_string().parse::<MonthsDuration>(), Ok(span));
    }

    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "[-+PTYMDHSZ0-9:.@a-zA-Z/]{0,30}") {
        let _ = parse_temporal(&text);
        let _ = text.parse::<DateTime>();
        let _ = text.parse::<Time>();
    }
}
