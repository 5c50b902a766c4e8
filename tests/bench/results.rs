use super::{findings::Findings, limit::Limit, plot::plot, table::Table};
use std::{fs, path::Path, thread};

/// What all parts have found.
#[derive(Default)]
pub struct Results(Findings);

impl Results {
    pub fn add(&mut self, findings: Findings) {
        self.0.tables.extend(findings.tables);
        self.0.limits.extend(findings.limits);
        self.0.panels.extend(findings.panels);
    }

    /// Whether every limit is kept, and there is one.
    pub fn all_kept(&self) -> bool {
        !self.0.limits.is_empty() && self.0.limits.iter().all(Limit::is_kept)
    }

    /// Prints the tables and writes them into `target/bench/`, with the plot. That of the
    /// README is drawn anew only by a whole run.
    pub fn write(&self, is_whole: bool) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = root.join("target/bench");
        fs::create_dir_all(&folder).unwrap();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let note = format!(
            "make bench, {}, {cores} cores",
            time::OffsetDateTime::now_utc().date()
        );
        let text = self.text(&note);
        println!("{text}");
        fs::write(folder.join("results.md"), text).unwrap();
        let drawing = plot("Clinic Articles, measured", &note, &self.0.panels);
        if is_whole {
            fs::write(root.join("assets/screenshots/bench.svg"), &drawing).unwrap();
        }
        fs::write(folder.join("bench.svg"), drawing).unwrap();
    }

    fn text(&self, note: &str) -> String {
        let mut limits = Table::new("Limits.", &["what", "measured", "at most", ""]);
        for limit in &self.0.limits {
            let verdict = if limit.is_kept() {
                "kept"
            } else {
                "← broken"
            };
            limits.row([
                limit.what.clone(),
                format!("{:.3}", limit.measured),
                limit.most.to_string(),
                verdict.into(),
            ]);
        }
        let tables = self.0.tables.iter().chain([&limits]);
        let tables: Vec<_> = tables.map(ToString::to_string).collect();
        format!("{note}\n\n{}", tables.join("\n"))
    }
}
