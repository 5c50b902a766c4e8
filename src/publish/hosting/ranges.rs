use std::ops::RangeInclusive;

/// The parts of a file that somebody wants (RFC 9110, 14.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ranges {
    /// All of it: what was said is not about bytes, or asks for more than there is.
    Whole,
    /// None of what was wanted is there.
    Unsatisfiable,
    /// These parts, at least one.
    Parts(Vec<RangeInclusive<u64>>),
}

impl Ranges {
    /// Reads the value of a `Range` for a file of this length.
    ///
    /// Where the standard leaves a choice, it is nginx's: what can't be read is refused, and parts that
    /// are longer than the file together are no parts.
    pub(super) fn read(value: &str, length: u64) -> Self {
        let Some((unit, set)) = value.split_once('=') else {
            return Self::Whole;
        };
        if !unit.trim().eq_ignore_ascii_case("bytes") {
            return Self::Whole;
        }
        let wanted = set
            .split(',')
            .map(str::trim)
            .filter(|range| !range.is_empty());
        let Some(parts) = wanted.map(|range| part(range, length)).collect() else {
            return Self::Unsatisfiable;
        };
        let parts: Vec<Option<RangeInclusive<u64>>> = parts;
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        let sum = parts.iter().map(size).fold(0, u64::saturating_add);
        if parts.is_empty() {
            Self::Unsatisfiable
        } else if sum > length {
            Self::Whole
        } else {
            Self::Parts(parts)
        }
    }
}

/// How many bytes are in a part.
pub(super) fn size(part: &RangeInclusive<u64>) -> u64 {
    part.end() - part.start() + 1
}

/// The part that a range means of a file of this length: none if there is no such part. `None` when it
/// is no range.
#[allow(
    clippy::option_option,
    reason = "one is for what is not there, one for what can't be read"
)]
fn part(range: &str, length: u64) -> Option<Option<RangeInclusive<u64>>> {
    let (first, last) = range.split_once('-')?;
    let (first, last) = (first.trim(), last.trim());
    if first.is_empty() {
        let wanted = number(last)?;
        let there = wanted > 0 && length > 0;
        return Some(there.then(|| length.saturating_sub(wanted)..=length - 1));
    }
    let first = number(first)?;
    let last = if last.is_empty() {
        u64::MAX
    } else {
        number(last)?
    };
    if last < first {
        return None;
    }
    Some((first < length).then(|| first..=last.min(length - 1)))
}

/// A number of any length: what is too large for us is larger than any file.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}
