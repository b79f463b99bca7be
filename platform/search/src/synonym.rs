// SPDX-License-Identifier: EUPL-1.2
//! Words that people use for the same thing: `Führerschein` and `Fahrerlaubnis`.

use std::collections::HashMap;

use crate::analyser::{Analyser, Language};
use crate::fold::words;

/// The list: one group a line, members separated by commas, a member may have several words.
pub(crate) const GROUPS: &str = include_str!("../words/synonyms.txt");

/// The groups, by the stems of their members.
pub(crate) struct Synonyms {
    groups: Vec<Vec<Vec<String>>>,
    /// Stems of a member, joined by a blank -> groups in which it stands.
    places: HashMap<String, Vec<usize>>,
    longest: usize,
}

impl Synonyms {
    /// Reads the shipped list.
    pub fn shipped(analyser: &mut Analyser) -> Self {
        let mut synonyms = Self { groups: Vec::new(), places: HashMap::new(), longest: 1 };
        for line in GROUPS.lines().filter(|line| !line.starts_with('#')) {
            let members: Vec<Vec<String>> = line
                .split(',')
                .map(|member| stems(member, analyser))
                .filter(|member: &Vec<String>| !member.is_empty())
                .collect();
            for member in &members {
                synonyms.places.entry(member.join(" ")).or_default().push(synonyms.groups.len());
                synonyms.longest = synonyms.longest.max(member.len());
            }
            synonyms.groups.push(members);
        }
        synonyms
    }

    /// Number of words of the longest member at the beginning of `stems`; 1 when there is none.
    pub fn span(&self, stems: &[String]) -> usize {
        let longest = self.longest.min(stems.len());
        (2..=longest).rev().find(|length| self.places.contains_key(&stems[..*length].join(" "))).unwrap_or(1)
    }

    /// What else people say for these words, as stems.
    pub fn others(&self, stems: &[String]) -> Vec<&[String]> {
        let mut others: Vec<&[String]> = Vec::new();
        for place in self.places.get(&stems.join(" ")).into_iter().flatten() {
            for member in &self.groups[*place] {
                if member != stems && !others.contains(&member.as_slice()) {
                    others.push(member);
                }
            }
        }
        others
    }
}

fn stems(text: &str, analyser: &mut Analyser) -> Vec<String> {
    words(text).map(|range| analyser.word(&text[range], Language::German).stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_list_has_at_least_80_groups_of_at_least_two_members() {
        let synonyms = Synonyms::shipped(&mut Analyser::new());
        assert!(synonyms.groups.len() >= 80, "{}", synonyms.groups.len());
        for group in &synonyms.groups {
            assert!(group.len() >= 2, "{group:?}");
        }
    }
}
