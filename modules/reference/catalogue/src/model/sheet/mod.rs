// SPDX-License-Identifier: EUPL-1.2
//! A service as a sheet of named values: what forms show, drafts keep, differences compare and CSV files hold.
//!
//! A value has a path: a field (`leika_key`), a field in a language (`short.de`), a field of a numbered row
//! (`deadlines.2.text.en`), or a module in a language, for everybody (`modules.remedy.de`) or for a channel
//! (`modules.short.phone.de`). A value is never empty: what is empty is not there.

mod fields;
mod read;
mod write;

pub(crate) use fields::{FIELDS, ROW_GROUPS, UNSHOWN, fields_of};
pub use fields::{Field, Part, Place, Shape, field_of};
pub(crate) use read::{SINGLE_CONTACT_POINT, TRUST_LEVELS, parse_day};

use super::topic::{LifeEvent, TopicField};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest value of a line, in characters.
pub(crate) const LONGEST_LINE: usize = 300;
/// Longest value of a text, in characters.
pub(crate) const LONGEST_TEXT: usize = 20_000;
/// Most rows of a group.
pub(crate) const MOST_ROWS: usize = 20;

/// Values by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sheet(BTreeMap<String, String>);

/// What a sheet may refer to.
#[derive(Clone, Debug, Default)]
pub struct Lookups {
    /// Topic fields.
    pub topic_fields: Vec<TopicField>,
    /// Life events.
    pub life_events: Vec<LifeEvent>,
    /// Service keys that other services have.
    pub taken_leika_keys: Vec<String>,
}

impl Sheet {
    /// The value at a path; empty when there is none.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// Sets a value; what is empty without the space around it is taken away. Line ends become those of this house.
    pub fn set(&mut self, path: impl Into<String>, value: &str) {
        let value = value.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = value.lines().map(str::trim_end).collect();
        // A blank first line can stand for an item that the other language has.
        let value = lines.join("\n");
        let value = value.trim_end().trim_start_matches([' ', '\t']);
        let path = path.into();
        let several = |place: Place| matches!(place.field.shape, Shape::Text | Shape::Lines);
        let value = match field_of(&path).is_none_or(several) {
            true => value.to_owned(),
            false => value.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if value.trim().is_empty() {
            self.0.remove(&path);
        } else {
            self.0.insert(path, value);
        }
    }

    /// Every path with its value, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, value)| (path.as_str(), value.as_str()))
    }

    /// Every path in the order in which people read them: fields, then rows, then languages.
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self.0.keys().map(String::as_str).collect();
        paths.sort_by_key(|path| field_of(path).map_or((usize::MAX, 0, 0), |place| place.order()));
        paths
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces everything that a form shows of a part by what another sheet says there.
    pub fn replace_part(&mut self, part: Part, by: &Self) {
        let belongs = |path: &str| {
            field_of(path).is_some_and(|place| place.part() == part && !UNSHOWN.contains(&place.field.name))
        };
        self.0.retain(|path, _| !belongs(path));
        let new = by.0.iter().filter(|(path, _)| belongs(path));
        self.0.extend(new.map(|(path, value)| (path.clone(), value.clone())));
    }

    /// The values of a part.
    #[must_use]
    pub fn part(&self, part: Part) -> Self {
        let belongs = |path: &str| field_of(path).is_some_and(|place| place.part() == part);
        Self(self.0.iter().filter(|(path, _)| belongs(path)).map(|(p, v)| (p.clone(), v.clone())).collect())
    }

    /// The rows of a group that have a value, as their numbers in order.
    #[must_use]
    pub fn rows(&self, group: &str) -> Vec<usize> {
        let number = |path: &&String| {
            let rest = path.strip_prefix(group)?.strip_prefix('.')?;
            rest.split('.').next()?.parse().ok()
        };
        let mut rows: Vec<usize> = self.0.keys().filter_map(|path| number(&path)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Numbers the rows of every group from 1 without gaps.
    #[must_use]
    pub fn renumbered(&self) -> Self {
        let mut renumbered = Self::default();
        for (path, value) in self.iter() {
            let mut parts = path.splitn(3, '.');
            let (group, row, rest) = (parts.next().unwrap_or(""), parts.next(), parts.next());
            let place = row.and_then(|row| row.parse::<usize>().ok()).filter(|_| ROW_GROUPS.contains(&group));
            match (place, rest) {
                (Some(row), Some(rest)) => {
                    let place = self.rows(group).iter().position(|known| *known == row).unwrap_or(0) + 1;
                    renumbered.0.insert(format!("{group}.{place}.{rest}"), value.to_owned());
                }
                _ => {
                    renumbered.0.insert(path.to_owned(), value.to_owned());
                }
            }
        }
        renumbered
    }
}

impl FromIterator<(String, String)> for Sheet {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut sheet = Self::default();
        for (path, value) in pairs {
            sheet.set(path, &value);
        }
        sheet
    }
}

#[cfg(test)]
mod tests;
