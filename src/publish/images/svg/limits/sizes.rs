use super::lines::{at_least, growth, length};

/// How large properties make what is drawn with them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// How much larger, at most.
    pub(super) growth: f64,
    /// The widest stroke.
    pub(super) stroke: f64,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            growth: 1.0,
            stroke: 0.0,
        }
    }
}

impl Sizes {
    /// Takes a property into account.
    pub(super) fn read(&mut self, property: &str, value: &str) {
        let value = value.split('!').next().unwrap_or_default().trim();
        match property {
            "transform" => self.growth *= at_least(1e-6, growth(value)),
            "stroke-width" => self.stroke = at_least(self.stroke, length(value)),
            "font-size" => {
                // All lengths in units of text grow with it.
                let relative = value
                    .strip_suffix("em")
                    .or_else(|| value.strip_suffix("ex"));
                let times = relative.and_then(|number| number.trim().parse().ok());
                let percent = value
                    .strip_suffix('%')
                    .and_then(|number| number.trim().parse().ok());
                let times = times.or_else(|| percent.map(|percent: f64| percent / 100.0));
                self.growth *= times.unwrap_or_else(|| length(value) / 100.0).max(1.0);
            }
            _ => {}
        }
    }
}
