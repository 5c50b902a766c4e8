use super::panel::{Bar, Panel, Tone};

/// The width of the plot and of a panel in it, in pixels.
const WIDTH: usize = 900;
const PANEL: usize = 430;

/// Where the bars of a panel begin, and how long the longest is.
const START: usize = 120;
const LONGEST: f64 = 185.0;

const BAR: usize = 14;

/// What the panels need above their bars and below them.
const HEAD: usize = 52;
const FOOT: usize = 30;

/// Colours that can be told apart in both schemes, also without seeing colours; the text has
/// a contrast of at least 4.5 (WCAG 1.4.3).
const STYLE: &str = "
    svg { font: 13px system-ui, sans-serif; }
    .ground { fill: #fbf8f4; }
    text { fill: #24302f; }
    .title { font-weight: 600; font-size: 15px; }
    .head { font-weight: 600; font-size: 18px; }
    .note { fill: #55605f; font-size: 12px; }
    .ours { fill: #0b5f66; }
    .other { fill: #b9a98f; }
    .limit { stroke: #a8321f; stroke-width: 2; stroke-dasharray: 4 3; }
    .limit-name { fill: #a8321f; font-size: 12px; }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #14201f; }
      text { fill: #e8e4dc; }
      .note { fill: #a9b5b3; }
      .ours { fill: #8fd6cf; }
      .other { fill: #8a7a62; }
      .limit { stroke: #ff9a85; }
      .limit-name { fill: #ff9a85; }
    }";

/// Draws the panels in two columns, as an SVG that stands by itself.
pub fn plot(title: &str, note: &str, panels: &[Panel]) -> String {
    let mut drawing = String::new();
    let mut top = 76;
    for row in panels.chunks(2) {
        for (column, panel) in row.iter().enumerate() {
            let left = 20 + column * PANEL;
            draw(&mut drawing, panel, left, top);
        }
        top += row.iter().map(height).max().unwrap_or_default();
    }
    let (title, note) = (escape(title), escape(note));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{top}\" \
         viewBox=\"0 0 {WIDTH} {top}\" role=\"img\" aria-label=\"{title}\">\n\
         <style>{STYLE}\n</style>\n\
         <rect class=\"ground\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n\
         <text class=\"head\" x=\"20\" y=\"32\">{title}</text>\n\
         <text class=\"note\" x=\"20\" y=\"52\">{note}</text>\n\
         {drawing}</svg>\n"
    )
}

fn height(panel: &Panel) -> usize {
    HEAD + panel.bars.iter().map(step).sum::<usize>() + FOOT
}

/// A bar that belongs to the one above it stands close to it.
fn step(bar: &Bar) -> usize {
    if bar.label.is_empty() {
        BAR + 1
    } else {
        BAR + 9
    }
}

fn draw(drawing: &mut String, panel: &Panel, left: usize, top: usize) {
    let values = panel.bars.iter().map(|bar| bar.value);
    let limit = panel.limit.iter().map(|(value, _)| *value);
    let largest = values.chain(limit).fold(0.0, f64::max);
    let length = |value: f64| (value / largest * LONGEST).max(0.0);
    let start = left + START;
    let mut add = |line: String| {
        drawing.push_str(&line);
        drawing.push('\n');
    };
    add(format!(
        "<text class=\"title\" x=\"{left}\" y=\"{}\">{}</text>",
        top + 20,
        escape(&panel.title)
    ));
    add(format!(
        "<text class=\"note\" x=\"{left}\" y=\"{}\">{}</text>",
        top + 37,
        escape(&panel.note)
    ));
    let mut y = top + HEAD - 9;
    for bar in &panel.bars {
        y += step(bar);
        let class = match bar.tone {
            Tone::Ours => "ours",
            Tone::Other => "other",
        };
        let (box_top, length) = (y - BAR + 2, length(bar.value));
        add(format!(
            "<text x=\"{left}\" y=\"{y}\">{}</text>\
             <rect class=\"{class}\" x=\"{start}\" y=\"{box_top}\" width=\"{length:.1}\" height=\"{BAR}\" rx=\"2\"/>\
             <text x=\"{:.1}\" y=\"{y}\">{}</text>",
            escape(&bar.label),
            end_of_bar(start, length) + 6.0,
            escape(&bar.words),
        ));
    }
    if let Some((value, name)) = &panel.limit {
        let (first, last) = (top + HEAD - 4, y + 8);
        let x = end_of_bar(start, length(*value));
        add(format!(
            "<line class=\"limit\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{first}\" y2=\"{last}\"/>\
             <text class=\"limit-name\" text-anchor=\"middle\" x=\"{x:.1}\" y=\"{}\">{}</text>",
            last + 13,
            escape(name),
        ));
    }
}

#[expect(clippy::cast_precision_loss, reason = "pixels are few")]
fn end_of_bar(start: usize, length: f64) -> f64 {
    start as f64 + length
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
