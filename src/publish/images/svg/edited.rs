use std::ops::Range;

/// A text in which parts were replaced, or cut out, and where all was before.
pub(super) struct Edited {
    /// The text.
    pub(super) text: String,
    /// Where in the text a part ended, and how many bytes further on that was before.
    shifts: Vec<(usize, isize)>,
}

impl Edited {
    /// A text with other words in the place of these parts, which stand in the order of the text.
    pub(super) fn new<'a>(
        whole: &str,
        edits: impl IntoIterator<Item = (Range<usize>, &'a str)>,
    ) -> Self {
        let mut edited = Self {
            text: String::with_capacity(whole.len()),
            shifts: Vec::new(),
        };
        let mut at = 0;
        for (part, instead) in edits {
            edited.text += &whole[at..part.start];
            edited.text += instead;
            at = part.end;
            let place = edited.text.len();
            edited
                .shifts
                .push((place, at.cast_signed() - place.cast_signed()));
        }
        edited.text += &whole[at..];
        edited
    }

    /// Where a part of the text was before.
    pub(super) fn before(&self, part: Range<usize>) -> Range<usize> {
        let start = self.place_before(part.start);
        match part.end.checked_sub(1) {
            Some(last) if last >= part.start => start..self.place_before(last) + 1,
            _ => start..start,
        }
    }

    fn place_before(&self, at: usize) -> usize {
        let above = self.shifts.partition_point(|(place, _)| *place <= at);
        let shift = self.shifts[..above].last().map_or(0, |(_, shift)| *shift);
        at.saturating_add_signed(shift)
    }
}
