/// A page with its scripts removed, and with what only they read: the limit of how soon the
/// page can be there.
pub fn without_scripts(html: &str) -> String {
    let html = without(html, "<script", "</script>", "");
    let html = without(&html, "<meta", ">", "clinic-program");
    without(&html, "<meta", ">", "clinic-offline")
}

/// Some HTML without the elements that begin and end like this and contain a word.
fn without(html: &str, start: &str, end: &str, word: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(start) {
        let length = rest[at..].find(end).expect("it has an end") + end.len();
        let (element, after) = rest[at..].split_at(length);
        kept.push_str(&rest[..at]);
        if !element.contains(word) {
            kept.push_str(element);
        }
        rest = after;
    }
    kept + rest
}
