use super::printable;

/// The candidate that a writer most likely meant.
pub(in crate::publish) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(81).collect();
    let most = (word.len() / 3).clamp(1, 2);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most)
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters have to be added, dropped, changed or swapped with their neighbour
/// (optimal string alignment).
fn distance(word: &[char], candidate: &str) -> usize {
    let mut two_above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    let mut previous = None;
    for (i, c) in candidate.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, w) in word.iter().enumerate() {
            let changed = row[j] + usize::from(*w != c);
            let mut least = changed.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && previous == Some(*w) && word[j - 1] == c {
                least = least.min(two_above[j - 1] + 1);
            }
            next.push(least);
        }
        previous = Some(c);
        two_above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

/// A text from the content in quotation marks, shortened.
pub(in crate::publish) fn quoted(text: &str) -> String {
    const LONGEST: usize = 50;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("\"{}\"", printable(&shown))
}

/// Words in quotation marks, as "a, b or c".
pub(in crate::publish) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = words
        .into_iter()
        .map(|word| format!("\"{word}\""))
        .collect();
    match (words.pop(), words.is_empty()) {
        (Some(last), true) => last,
        (Some(last), false) => format!("{} or {last}", words.join(", ")),
        (None, _) => "nothing".into(),
    }
}
