// SPDX-License-Identifier: EUPL-1.2
//! Every built-in function with the names of its parameters (DMN 1.5, tables 72 to 82), ordered by name.

use super::{
    BuiltIn, Form, Run, aggregates as sums, alphabet, contexts, conversions, lists, moments, numbers, ranges,
    texts,
};

/// A form whose parameters must all be given.
const fn form(parameters: &'static [&'static str], run: Run) -> Form {
    Form { parameters, required: parameters.len(), variadic: false, run }
}

/// A form whose last parameters may be left out.
const fn optional(parameters: &'static [&'static str], required: usize, run: Run) -> Form {
    Form { parameters, required, variadic: false, run }
}

/// A form whose last parameter takes any number of arguments.
const fn variadic(parameters: &'static [&'static str], run: Run) -> Form {
    Form { parameters, required: parameters.len(), variadic: true, run }
}

const fn built_in(name: &'static str, forms: &'static [Form]) -> BuiltIn {
    BuiltIn { name, forms }
}

const SCALED: [&str; 2] = ["n", "scale"];
const RANGES: &[&str] = &["range1", "range2"];
const POINTS: &[&str] = &["point1", "point2"];
const POINT_RANGE: &[&str] = &["point", "range"];
const RANGE_POINT: &[&str] = &["range", "point"];
const MATCH: &[&str] = &["string", "match"];
const LIST: &[&str] = &["list"];
const CLOCK: &[&str] = &["year", "month", "day", "hour", "minute", "second", "offset"];
const CLOCK_ZONE: &[&str] = &["year", "month", "day", "hour", "minute", "second", "timezone"];

/// Every built-in function, ordered by name.
pub(super) static TABLE: &[BuiltIn] = &[
    built_in("abs", &[form(&["n"], numbers::abs)]),
    built_in("add working days", &[form(&["date", "days"], moments::add_working_days)]),
    built_in(
        "after",
        &[
            form(POINTS, ranges::after),
            form(POINT_RANGE, ranges::after),
            form(RANGE_POINT, ranges::after),
            form(RANGES, ranges::after),
        ],
    ),
    built_in("all", &[variadic(LIST, sums::all)]),
    built_in("any", &[variadic(LIST, sums::any)]),
    built_in("append", &[variadic(&["list", "item"], lists::append)]),
    built_in(
        "before",
        &[
            form(POINTS, ranges::before),
            form(POINT_RANGE, ranges::before),
            form(RANGE_POINT, ranges::before),
            form(RANGES, ranges::before),
        ],
    ),
    built_in("ceiling", &[optional(&SCALED, 1, numbers::ceiling)]),
    built_in("coincides", &[form(POINTS, ranges::coincides), form(RANGES, ranges::coincides)]),
    built_in("concatenate", &[variadic(LIST, lists::concatenate)]),
    built_in("contains", &[form(MATCH, texts::contains)]),
    built_in("context", &[form(&["entries"], contexts::context)]),
    built_in("context merge", &[form(&["contexts"], contexts::merge)]),
    built_in(
        "context put",
        &[
            form(&["context", "key", "value"], contexts::put),
            form(&["context", "keys", "value"], contexts::put_nested),
        ],
    ),
    built_in("count", &[variadic(LIST, sums::count)]),
    built_in(
        "date",
        &[form(&["from"], conversions::date), form(&["year", "month", "day"], conversions::date_of)],
    ),
    built_in(
        "date and time",
        &[
            form(&["from"], conversions::date_and_time),
            form(&["date", "time"], conversions::date_with_time),
            optional(CLOCK, 6, conversions::date_and_time_of),
            optional(CLOCK_ZONE, 6, conversions::date_and_time_of),
        ],
    ),
    built_in("day of week", &[form(&["date"], moments::day_of_week)]),
    built_in("day of year", &[form(&["date"], moments::day_of_year)]),
    built_in("decimal", &[form(&SCALED, numbers::decimal)]),
    built_in("distinct values", &[form(LIST, lists::distinct_values)]),
    built_in("duration", &[form(&["from"], conversions::duration)]),
    built_in("during", &[form(POINT_RANGE, ranges::during), form(RANGES, ranges::during)]),
    built_in("ends with", &[form(MATCH, texts::ends_with)]),
    built_in("even", &[form(&["number"], numbers::even)]),
    built_in("exp", &[form(&["number"], numbers::exp)]),
    built_in("finished by", &[form(RANGE_POINT, ranges::finished_by), form(RANGES, ranges::finished_by)]),
    built_in("finishes", &[form(POINT_RANGE, ranges::finishes), form(RANGES, ranges::finishes)]),
    built_in("flatten", &[form(LIST, lists::flatten)]),
    built_in("floor", &[optional(&SCALED, 1, numbers::floor)]),
    built_in("get entries", &[form(&["m"], contexts::get_entries)]),
    built_in("get value", &[form(&["m", "key"], contexts::get_value)]),
    built_in("includes", &[form(RANGE_POINT, ranges::includes), form(RANGES, ranges::includes)]),
    built_in("index of", &[form(&["list", "match"], lists::index_of)]),
    built_in("insert before", &[form(&["list", "position", "newItem"], lists::insert_before)]),
    built_in("is", &[form(&["value1", "value2"], conversions::is)]),
    built_in("is working day", &[form(&["date"], moments::is_working_day)]),
    built_in("list contains", &[form(&["list", "element"], lists::contains)]),
    built_in(
        "list replace",
        &[
            form(&["list", "position", "newItem"], lists::replace),
            form(&["list", "match", "newItem"], lists::replace),
        ],
    ),
    built_in("log", &[form(&["number"], numbers::log)]),
    built_in("lower case", &[form(&["string"], texts::lower_case)]),
    built_in("matches", &[optional(&["input", "pattern", "flags"], 2, texts::matches)]),
    built_in("max", &[variadic(LIST, sums::max)]),
    built_in("mean", &[variadic(LIST, sums::mean)]),
    built_in("median", &[variadic(LIST, sums::median)]),
    built_in("meets", &[form(RANGES, ranges::meets)]),
    built_in("met by", &[form(RANGES, ranges::met_by)]),
    built_in("min", &[variadic(LIST, sums::min)]),
    built_in("mode", &[variadic(LIST, sums::mode)]),
    built_in("modulo", &[form(&["dividend", "divisor"], numbers::modulo)]),
    built_in("month of year", &[form(&["date"], moments::month_of_year)]),
    built_in("not", &[form(&["negand"], conversions::not)]),
    built_in("now", &[form(&[], moments::now)]),
    built_in(
        "number",
        &[
            form(&["from"], conversions::number),
            form(&["from", "grouping separator", "decimal separator"], conversions::number),
        ],
    ),
    built_in("odd", &[form(&["number"], numbers::odd)]),
    built_in("overlaps", &[form(RANGES, ranges::overlaps)]),
    built_in("overlaps after", &[form(RANGES, ranges::overlaps_after)]),
    built_in("overlaps before", &[form(RANGES, ranges::overlaps_before)]),
    built_in("product", &[variadic(LIST, sums::product)]),
    built_in("range", &[form(&["from"], conversions::range)]),
    built_in("remove", &[form(&["list", "position"], lists::remove)]),
    built_in("replace", &[optional(&["input", "pattern", "replacement", "flags"], 3, texts::replace)]),
    built_in("reverse", &[form(LIST, lists::reverse)]),
    built_in("round down", &[form(&SCALED, numbers::round_down)]),
    built_in("round half down", &[form(&SCALED, numbers::round_half_down)]),
    built_in("round half up", &[form(&SCALED, numbers::round_half_up)]),
    built_in("round up", &[form(&SCALED, numbers::round_up)]),
    built_in("sort", &[form(&["list", "precedes"], lists::sort)]),
    built_in("sort alphabetically", &[form(LIST, alphabet::sort_alphabetically)]),
    built_in("split", &[form(&["string", "delimiter"], texts::split)]),
    built_in("sqrt", &[form(&["number"], numbers::sqrt)]),
    built_in("started by", &[form(RANGE_POINT, ranges::started_by), form(RANGES, ranges::started_by)]),
    built_in("starts", &[form(POINT_RANGE, ranges::starts), form(RANGES, ranges::starts)]),
    built_in("starts with", &[form(MATCH, texts::starts_with)]),
    built_in("stddev", &[variadic(LIST, sums::stddev)]),
    built_in("string", &[form(&["from"], conversions::string)]),
    built_in("string join", &[optional(&["list", "delimiter"], 1, texts::join)]),
    built_in("string length", &[form(&["string"], texts::length)]),
    built_in("sublist", &[optional(&["list", "start position", "length"], 2, lists::sublist)]),
    built_in("substring", &[optional(&["string", "start position", "length"], 2, texts::substring)]),
    built_in("substring after", &[form(MATCH, texts::substring_after)]),
    built_in("substring before", &[form(MATCH, texts::substring_before)]),
    built_in("sum", &[variadic(LIST, sums::sum)]),
    built_in(
        "time",
        &[
            form(&["from"], conversions::time),
            optional(&["hour", "minute", "second", "offset"], 3, conversions::time_of),
        ],
    ),
    built_in("today", &[form(&[], moments::today)]),
    built_in("union", &[variadic(LIST, lists::union)]),
    built_in("upper case", &[form(&["string"], texts::upper_case)]),
    built_in("week of year", &[form(&["date"], moments::week_of_year)]),
    built_in("years and months duration", &[form(&["from", "to"], conversions::years_and_months_duration)]),
];

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn the_table_is_ordered_so_that_every_name_is_found() {
        assert!(TABLE.is_sorted_by(|left, right| left.name < right.name));
    }
}
