use indicatif::{ProgressBar, ProgressStyle};

/// Drawn only where somebody watches.
pub(super) fn progress(doing: &'static str, steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {bar:40} {pos} of {len}");
    ProgressBar::new(steps as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_prefix(doing)
}
