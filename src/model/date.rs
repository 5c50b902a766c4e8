use super::invalid::{Invalid, written_as_string};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar, written `YYYY-MM-DD` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this year, month (1 to 12) and day of the month (from 1).
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, Invalid> {
        if (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(Invalid::new(
                "the calendar has no such day",
                "write an existing day as YYYY-MM-DD, as in 2026-03-02",
            ))
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |number: u16, digit| {
                let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
                Some(number * 10 + u16::from(digit))
            })
        };
        let small = |digits| u8::try_from(number(digits)?).ok();
        if let [year @ .., b'-', m, n, b'-', d, e] = text.as_bytes()
            && year.len() == 4
            && let (Some(year), Some(month), Some(day)) =
                (number(year), small(&[*m, *n]), small(&[*d, *e]))
        {
            return Self::new(year, month, day);
        }
        Err(Invalid::new(
            "this is not a date",
            "write the day as YYYY-MM-DD, as in 2026-03-02",
        ))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

written_as_string!(Date);
