// SPDX-License-Identifier: EUPL-1.2
//! Writing dates, times and durations in the shape in which they are read.

use std::fmt::{Display, Formatter, Result};

use super::{DAY, Date, DateTime, DaysDuration, MonthsDuration, SECOND, Time, Zone};

impl Display for Date {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let sign = if self.year() < 0 { "-" } else { "" };
        write!(formatter, "{sign}{:04}-{:02}-{:02}", self.year().unsigned_abs(), self.month(), self.day())
    }
}

impl Display for Time {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{:02}:{:02}:{:02}", self.hour(), self.minute(), self.second())?;
        write_fraction(self.nanosecond % SECOND, formatter)?;
        self.zone.as_ref().map_or(Ok(()), |zone| zone.fmt(formatter))
    }
}

impl Display for DateTime {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{}T{}", self.date, self.time())
    }
}

impl Display for Zone {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Offset(0) => formatter.write_str("Z"),
            Self::Offset(offset) => {
                let (sign, seconds) = (if *offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
                write!(formatter, "{sign}{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)?;
                if seconds % 60 != 0 {
                    write!(formatter, ":{:02}", seconds % 60)?;
                }
                Ok(())
            }
            Self::Named(_) => write!(formatter, "@{}", self.name().unwrap_or_default()),
        }
    }
}

fn write_fraction(nanoseconds: u64, formatter: &mut Formatter<'_>) -> Result {
    if nanoseconds == 0 {
        return Ok(());
    }
    let digits = format!("{nanoseconds:09}");
    write!(formatter, ".{}", digits.trim_end_matches('0'))
}

/// The shortest form: units without value are left out; no span at all is `PT0S`.
impl Display for DaysDuration {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        if self.nanoseconds() == 0 {
            return formatter.write_str("PT0S");
        }
        let magnitude = self.nanoseconds().unsigned_abs();
        let (days, rest) = (magnitude / u128::from(DAY), (magnitude % u128::from(DAY)) as u64);
        formatter.write_str(if self.nanoseconds() < 0 { "-P" } else { "P" })?;
        if days > 0 {
            write!(formatter, "{days}D")?;
        }
        if rest == 0 {
            return Ok(());
        }
        formatter.write_str("T")?;
        let seconds = rest / SECOND;
        for (count, unit) in [(seconds / 3_600, 'H'), (seconds / 60 % 60, 'M')] {
            if count > 0 {
                write!(formatter, "{count}{unit}")?;
            }
        }
        if rest % (60 * SECOND) > 0 {
            write!(formatter, "{}", seconds % 60)?;
            write_fraction(rest % SECOND, formatter)?;
            formatter.write_str("S")?;
        }
        Ok(())
    }
}

/// The shortest form: units without value are left out; no span at all is `P0M`.
impl Display for MonthsDuration {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        if self.total_months() == 0 {
            return formatter.write_str("P0M");
        }
        formatter.write_str(if self.total_months() < 0 { "-P" } else { "P" })?;
        for (count, unit) in [(self.years(), 'Y'), (self.months(), 'M')] {
            if count != 0 {
                write!(formatter, "{}{unit}", count.unsigned_abs())?;
            }
        }
        Ok(())
    }
}
