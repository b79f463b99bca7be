// SPDX-License-Identifier: EUPL-1.2
//! What differs between two sheets, word by word, for two versions side by side.

use super::sheet::Sheet;

/// More words than this are not compared one by one; the whole text counts as changed then.
const MOST_WORDS: usize = 1_200;

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path of the value.
    pub path: String,
    /// The passages of the older version; empty when it had no value.
    pub old: Vec<Passage>,
    /// The passages of the newer version.
    pub new: Vec<Passage>,
}

/// A passage that both versions have, or only this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its text, with the spaces behind its words.
    pub text: String,
    /// Whether only this version has it.
    pub changed: bool,
}

/// The values that differ, in the order of reading.
#[must_use]
pub fn differences(old: &Sheet, new: &Sheet) -> Vec<Change> {
    let mut all = new.clone();
    for (path, value) in old.iter() {
        if all.get(path).is_empty() {
            all.set(path, value);
        }
    }
    let differs = |path: &&str| old.get(path) != new.get(path);
    all.paths()
        .into_iter()
        .filter(differs)
        .map(|path| {
            let (old, new) = compare(old.get(path), new.get(path));
            Change { path: path.to_owned(), old, new }
        })
        .collect()
}

/// Words with the white space behind them.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

fn compare(old: &str, new: &str) -> (Vec<Passage>, Vec<Passage>) {
    let (left, right) = (words(old), words(new));
    if left.len() > MOST_WORDS || right.len() > MOST_WORDS {
        let whole = |text: &str| vec![Passage { text: text.to_owned(), changed: true }];
        return (whole(old), whole(new));
    }
    let (kept_left, kept_right) = common(&left, &right);
    (passages(&left, &kept_left), passages(&right, &kept_right))
}

/// Which words of each side belong to the longest common sequence. A table of lengths is filled from the end, then walked from the
/// beginning.
fn common(left: &[&str], right: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let width = right.len() + 1;
    let mut lengths = vec![0_u16; (left.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let same = |row: usize, column: usize| {
        left.get(row).map(|word| word.trim_end()) == right.get(column).map(|word| word.trim_end())
    };
    let length = |lengths: &[u16], place: usize| lengths.get(place).copied().unwrap_or_default();
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            let best = match same(row, column) {
                true => length(&lengths, at(row + 1, column + 1)) + 1,
                false => length(&lengths, at(row + 1, column)).max(length(&lengths, at(row, column + 1))),
            };
            if let Some(cell) = lengths.get_mut(at(row, column)) {
                *cell = best;
            }
        }
    }
    let (mut kept_left, mut kept_right) = (vec![false; left.len()], vec![false; right.len()]);
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        if same(row, column) {
            if let (Some(one), Some(other)) = (kept_left.get_mut(row), kept_right.get_mut(column)) {
                (*one, *other) = (true, true);
            }
            (row, column) = (row + 1, column + 1);
        } else if length(&lengths, at(row + 1, column)) >= length(&lengths, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    (kept_left, kept_right)
}

fn passages(words: &[&str], kept: &[bool]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for (word, kept) in words.iter().zip(kept) {
        match passages.last_mut() {
            Some(last) if last.changed != *kept => last.text.push_str(word),
            _ => passages.push(Passage { text: (*word).to_owned(), changed: !kept }),
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet(pairs: &[(&str, &str)]) -> Sheet {
        pairs.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect()
    }

    fn marked(passages: &[Passage]) -> String {
        let mark = |passage: &Passage| match passage.changed {
            true => format!("[{}]", passage.text),
            false => passage.text.clone(),
        };
        passages.iter().map(mark).collect()
    }

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        let old = sheet(&[("short.de", "Wer einen Hund hält, meldet ihn an."), ("name.de", "Hund")]);
        let new = sheet(&[
            ("short.de", "Wer einen Hund hält, meldet ihn binnen 14 Tagen an."),
            ("full.de", "Neu"),
            ("name.de", "Hund"),
        ]);
        let found = differences(&old, &new);
        let paths: Vec<_> = found.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["short.de", "full.de"]);
        assert_eq!(marked(&found[0].old), "Wer einen Hund hält, meldet ihn an.");
        assert_eq!(marked(&found[0].new), "Wer einen Hund hält, meldet ihn [binnen 14 Tagen ]an.");
        assert_eq!((marked(&found[1].old), marked(&found[1].new)), (String::new(), "[Neu]".to_owned()));
        assert_eq!(differences(&new, &new), []);
    }

    #[test]
    fn very_long_texts_are_marked_as_a_whole() {
        let text = "a ".repeat(5_000);
        let found = differences(&sheet(&[("full.de", &text)]), &sheet(&[("full.de", "b")]));
        assert_eq!((found[0].old.len(), found[0].new.len()), (1, 1));
    }

    proptest! {
        #[test]
        fn both_sides_keep_their_text_and_agree_on_what_is_the_same(old in "[a-c \\n]{0,40}", new in "[a-c \\n]{0,40}") {
            let (left, right) = compare(&old, &new);
            let text = |passages: &[Passage]| passages.iter().map(|passage| passage.text.as_str()).collect::<String>();
            prop_assert_eq!(text(&left), old);
            prop_assert_eq!(text(&right), new);
            let same = |passages: &[Passage]| {
                let kept = passages.iter().filter(|passage| !passage.changed).map(|passage| passage.text.as_str());
                kept.collect::<Vec<_>>().concat().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            // Words stand apart by white space of either kind, so that only their order counts.
            prop_assert_eq!(same(&left).concat(), same(&right).concat());
        }
    }
}
