// SPDX-License-Identifier: EUPL-1.2
//! Answers to the forms: the sample answers of each form with another applicant, other days and small differences.

use crate::applicants::Applicant;
use crate::calendar::moved;
use crate::random::Random;
use foundation::Date;
use parameters::Dog;
use std::collections::BTreeMap;

/// Answers by path.
pub(crate) type Values = BTreeMap<String, String>;

/// The latest past day of the sample answers lies this far before the day on which they count.
const SAMPLE_DAY: Date = Date::constant(2026, 6, 1);
/// Days in the future begin so many days after the arrival.
const AHEAD: i64 = 45;
/// Years from which a day of the sample answers means "in the future".
const FUTURE_YEAR: i16 = 2099;
/// Days before this year belong to a life and not to the matter: birthdays.
const LIFE_YEAR: i16 = 2019;

/// Number and holder of the account for a direct debit.
const IBAN: &str = "F13000000124";
const ACCOUNT_HOLDER: &str = "F13000000125";
/// A bank code that no bank has.
const SAMPLE_BANK: &str = "99999999";

const DOGS: [(&str, &str); 10] = [
    ("Bosse", "Labrador Retriever"),
    ("Frieda", "Schäferhund, Collie"),
    ("Käthe", "Dackel"),
    ("Piet", "Jack Russell Terrier"),
    ("Lotte", "Münsterländer"),
    ("Smilla", "Spitz"),
    ("Fiete", "Pudel"),
    ("Ella", "Golden Retriever"),
    ("Krümel", "Havaneser"),
    ("Bruno", "Berner Sennenhund"),
];

/// The sample answers as an applicant gives them on a day.
pub(crate) fn vary(sample: &Values, applicant: &Applicant, day: Date, random: &mut Random) -> Values {
    let mut values = shift_days(sample, day);
    name_applicant(&mut values, applicant);
    set_all(&mut values, &address_of(applicant));
    for value in values.values_mut() {
        // Files of the sample Land are PDF files whatever the form allows.
        for ending in [".jpg", ".png"] {
            if let Some(stem) = value.strip_suffix(ending) {
                *value = format!("{stem}.pdf");
            }
        }
    }
    vary_dogs(&mut values, random);
    vary_cars(&mut values, applicant, random);
    name_account(&mut values, applicant);
    values
}

/// Whoever applies pays: the account is the applicant's own, and the same in every application.
fn name_account(values: &mut Values, applicant: &Applicant) {
    set_all(values, &[(IBAN, iban(account_of(applicant))), (ACCOUNT_HOLDER, applicant.name())]);
}

/// A number of at most ten digits that belongs to name and address (FNV-1a, so that it is the same in every sample Land).
fn account_of(applicant: &Applicant) -> u64 {
    let parts =
        [&applicant.given, &applicant.family, &applicant.street, &applicant.house, &applicant.postcode];
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0]));
    bytes
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
        % 10_000_000_000
}

/// An account number in the format of ISO 13616 with right check digits. Bank codes that begin with 9 are not allotted in Germany
/// (clearing areas are 1 to 8), so that the account cannot be anybody's.
fn iban(account: u64) -> String {
    let basic = format!("{SAMPLE_BANK}{account:010}");
    // ISO 7064, modulus 97: the basic number, then D, E as 13, 14, and two zeros in place of the check digits.
    let rest = format!("{basic}131400")
        .bytes()
        .fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("DE{:02}{basic}", 98 - rest)
}

/// Sets every answer whose path ends with an element.
fn set_all(values: &mut Values, pairs: &[(&str, String)]) {
    for (path, value) in values.iter_mut() {
        let element = path.rsplit('/').next().unwrap_or_default();
        if let Some((_, new)) = pairs.iter().find(|(name, _)| *name == element) {
            new.clone_into(value);
        }
    }
    values.retain(|_, value| !value.is_empty());
}

fn address_of(applicant: &Applicant) -> [(&'static str, String); 6] {
    // Without an e-mail address of their own people get one that leads nowhere, because some forms need one.
    let email = match applicant.email.as_str() {
        "" => "muster@beispiel.example".to_owned(),
        known => known.to_owned(),
    };
    [
        ("F13000000021", applicant.street.clone()),
        ("F13000000022", applicant.house.clone()),
        ("F13000000024", applicant.postcode.clone()),
        ("F13000000025", applicant.town.clone()),
        ("F13000000032", email),
        ("F13000000033", applicant.phone.clone()),
    ]
}

/// The applicant is a person or a body: `G13000000003` is a choice of the groups `G13000000001` and `G13000000002`.
fn name_applicant(values: &mut Values, applicant: &Applicant) {
    let person = [
        ("F13000000001", applicant.family.clone()),
        ("F13000000002", applicant.given.clone()),
        ("F13000000004", applicant.born.to_string()),
    ];
    let choice =
        values.keys().find_map(|path| path.split_once("/G13000000003/").map(|(root, _)| root.to_owned()));
    let Some(root) = choice else {
        set_all(values, &person);
        return;
    };
    let root = format!("{root}/G13000000003");
    values.retain(|path, _| !path.starts_with(&root));
    let (group, fields) = match &applicant.body {
        None => ("G13000000001", person.to_vec()),
        Some(body) => (
            "G13000000002",
            vec![
                ("F13000000011", body.name.clone()),
                ("F13000000012", body.legal_form.clone()),
                ("F13000000013", body.court.clone()),
                ("F13000000014", body.number.clone()),
                ("F13000000015", applicant.family.clone()),
                ("F13000000016", applicant.given.clone()),
            ],
        ),
    };
    values.extend(fields.into_iter().map(|(field, value)| (format!("{root}/{group}/{field}"), value)));
}

/// Moves days of the matter: past ones keep their distance to the day of arrival, future ones begin some weeks after it.
fn shift_days(sample: &Values, day: Date) -> Values {
    let days = sample.values().filter_map(|value| day_of(value)).map(|(day, _)| day);
    let first_ahead = days.filter(|found| found.year() >= FUTURE_YEAR).min();
    let shift = |found: Date| match first_ahead {
        Some(first) if found.year() >= FUTURE_YEAR => moved(day, AHEAD + distance(first, found)),
        _ if found.year() >= LIFE_YEAR => moved(day, distance(SAMPLE_DAY, found)),
        _ => found,
    };
    let shifted = |value: &String| match day_of(value) {
        Some((found, rest)) => format!("{}{rest}", shift(found)),
        None => value.clone(),
    };
    sample.iter().map(|(path, value)| (path.clone(), shifted(value))).collect()
}

fn distance(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The day at the beginning of a value, and the time behind it.
fn day_of(value: &str) -> Option<(Date, &str)> {
    let (day, rest) = value.split_at_checked(10)?;
    if !rest.is_empty() && !rest.starts_with('T') {
        return None;
    }
    day.parse().ok().map(|day| (day, rest))
}

/// Most people have one dog, and each has a name of its own.
fn vary_dogs(values: &mut Values, random: &mut Random) {
    const SECOND: &str = "G13000000105/G13000000106/1/";
    if random.percent(75) {
        values.retain(|path, _| !path.starts_with(SECOND));
    }
    let place = random.below(DOGS.len());
    for index in 0..2 {
        let Some((name, breed)) = DOGS.get((place + index) % DOGS.len()) else { return };
        let group = format!("G13000000105/G13000000106/{index}/G13000000107");
        for (field, value) in [("F13000000106", name), ("F13000000107", breed)] {
            if let Some(found) = values.get_mut(&format!("{group}/{field}")) {
                (*value).clone_into(found);
            }
        }
    }
}

/// Number plates begin with the initials of the applicant.
fn vary_cars(values: &mut Values, applicant: &Applicant, random: &mut Random) {
    let plate = "G13000000409/G13000000410/0/F13000000413";
    if let Some(found) = values.get_mut(plate) {
        let initials: String =
            [&applicant.given, &applicant.family].iter().filter_map(|name| name.chars().next()).collect();
        let letters: String = initials.to_uppercase().chars().map(plain).collect();
        *found = format!("SN-{letters} {}", random.between(10, 989));
    }
}

const fn plain(letter: char) -> char {
    match letter {
        'Ä' => 'A',
        'Ö' => 'O',
        'Ü' => 'U',
        other => other,
    }
}

/// The dogs of a registration, for the assessment.
pub(crate) fn dogs(values: &Values, day: Date) -> Vec<Dog> {
    let found = (0..2).filter_map(|index| {
        let group = format!("G13000000105/G13000000106/{index}");
        let get = |path: &str| values.get(&format!("{group}/{path}"));
        let name = get("G13000000107/F13000000106")?;
        let relief = get("G13000000111/F13000000118").filter(|relief| *relief != "keine");
        Some(Dog {
            name: name.clone(),
            dangerous: get("G13000000110/F13000000116").is_some_and(|value| value == "true"),
            relief: relief.cloned(),
            kept_since: get("G13000000109/F13000000113").and_then(|value| value.parse().ok()).unwrap_or(day),
            born_on: get("G13000000107/F13000000110").and_then(|value| value.parse().ok()),
        })
    });
    found.collect()
}

/// The file answers: path and file name.
pub(crate) fn files(values: &Values) -> Vec<(String, String)> {
    let files = values.iter().filter(|(_, value)| value.ends_with(".pdf"));
    files.map(|(path, name)| (path.clone(), name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::SCHEMATA;

    fn sample(place: usize) -> Values {
        serde_json::from_str(SCHEMATA[place].sample).unwrap()
    }

    #[test]
    fn days_that_lie_ahead_stay_ahead_and_keep_their_distance() {
        let day = Date::constant(2025, 4, 10);
        let shifted = shift_days(&sample(2), day);
        // The sample: registered from 10 July 2099, begins on 11 July at two, ends on 12 July at one.
        assert_eq!(shifted["G13000000303/G13000000305/F13000000309"], "2025-05-25");
        assert_eq!(shifted["G13000000303/G13000000305/F13000000307"], "2025-05-26T14:00");
        assert_eq!(shifted["G13000000303/G13000000305/F13000000308"], "2025-05-27T01:00");
    }

    #[test]
    fn days_of_the_matter_move_with_the_arrival_and_birthdays_stay() {
        let shifted = shift_days(&sample(0), Date::constant(2025, 6, 1));
        assert_eq!(shifted["G13000000102/G13000000104/F13000000103"], "2025-02-01");
        assert_eq!(shifted["G13000000101/G13000000003/G13000000001/F13000000004"], "1984-06-17");
    }

    /// Letters count as 10 to 35, the first four characters go to the end, the rest of a division by 97 is 1 (ISO 13616).
    fn is_valid(iban: &str) -> bool {
        let turned = format!("{}{}", &iban[4..], &iban[..4]);
        let digits: String =
            turned.chars().filter_map(|c| c.to_digit(36)).map(|value| value.to_string()).collect();
        digits.bytes().fold(0_u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 1
    }

    #[test]
    fn account_numbers_are_valid_and_nobody_s() {
        assert!(is_valid("DE89370400440532013000"), "the example of the registry");
        for account in [1, 42, 532_013_000, 9_999_999_999] {
            let iban = iban(account);
            assert!(is_valid(&iban) && iban.len() == 22 && iban[4..].starts_with("99999999"), "{iban}");
        }
    }

    #[test]
    fn the_account_is_the_applicant_s_own() {
        let place = crate::data::places().remove(0);
        let mut random = Random::new(7);
        let at = foundation::Timestamp::start_of(Date::constant(2025, 6, 1));
        let holder = "G13000000112/G13000000114/F13000000125";
        let number = "G13000000112/G13000000114/F13000000124";
        let mut numbers = std::collections::BTreeSet::new();
        for _ in 0..20 {
            let applicant = Applicant::invented(&place, at, 50, &mut random);
            let values = vary(&sample(0), &applicant, Date::constant(2025, 6, 1), &mut random);
            assert_eq!(values[holder], applicant.name());
            assert!(is_valid(&values[number]));
            numbers.insert(values[number].clone());
        }
        assert_eq!(numbers.len(), 20);
        let again = Applicant::invented(&place, at, 0, &mut random);
        assert_eq!(account_of(&again), account_of(&again.clone()), "a person has one account");
    }

    #[test]
    fn varied_answers_are_complete_on_the_day_of_arrival() {
        let place = crate::data::places().remove(0);
        let mut random = Random::new(5);
        for (files, bodies) in SCHEMATA.iter().zip([0, 100, 100, 0, 50]) {
            let source = schemata::Source {
                xml: files.xml.as_bytes().to_vec(),
                english: files.english.to_owned(),
                meta: files.meta.to_owned(),
            };
            let form = schemata::Form::compile(&source).unwrap();
            let sample: Values = serde_json::from_str(files.sample).unwrap();
            for round in 0..20 {
                let day = moved(Date::constant(2025, 1, 7), round * 40);
                let at = foundation::Timestamp::start_of(day);
                let applicant = Applicant::invented(&place, at, bodies, &mut random);
                let values = vary(&sample, &applicant, day, &mut random);
                let json = serde_json::to_string(&values).unwrap();
                let answers = schemata::Answers::from_json(&json, day).unwrap();
                assert_eq!(form.validate(&answers).0, [], "{json}");
            }
        }
    }
}
