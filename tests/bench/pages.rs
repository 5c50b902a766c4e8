use super::{
    browser::{browse_kept_alone, capabilities},
    findings::Findings,
    limit::Limit,
    median::median,
    panel::{Bar, Panel},
    phone::{Load, PHONE, become_phone, load},
    server::Server,
    table::Table,
};

/// Each kind of page and the address of one.
const KINDS: [(&str, &str); 6] = [
    ("home", ""),
    ("article", "articles/low-back-pain/"),
    ("article with a photo", "articles/injury-recovery/"),
    ("related articles", "articles/low-back-pain/related/"),
    ("author", "authors/denise-leslie/"),
    ("not found", "nothing/"),
];

/// How much later than without scripts something may be painted, as a factor.
const PAINT: f64 = 1.05;

/// For how long a page may not answer, in milliseconds.
const BLOCKING: f64 = 100.0;

/// The loads of one kind of page, with its scripts and without.
#[derive(Default)]
struct Kind {
    ours: Vec<Load>,
    bare: Vec<Load>,
}

/// Loads every kind of page, with its scripts and without, in turn.
pub async fn measure(ours: &Server<'_>, bare: &Server<'_>, runs: usize) -> Findings {
    let mut kinds: [Kind; KINDS.len()] = Default::default();
    for run in 0..runs {
        eprintln!("pages: run {} of {runs}", run + 1);
        for (kind, (_, path)) in kinds.iter_mut().zip(KINDS) {
            // Neither of the two is always the first.
            for is_ours in [run % 2 == 0, run % 2 == 1] {
                let server = if is_ours { ours } else { bare };
                let load = fresh_load(&server.url(path)).await;
                let loads = if is_ours {
                    &mut kind.ours
                } else {
                    &mut kind.bare
                };
                loads.push(load);
            }
        }
    }
    report(&kinds, runs)
}

/// Loads a page in a browser that has just been started, with a profile of its own: nothing is
/// in a cache, not even compiled code, and a context of its own would share that.
async fn fresh_load(url: &str) -> Load {
    browse_kept_alone(
        capabilities().unwrap(),
        &["404 (Not Found)"],
        |browser| async move {
            become_phone(&browser).await?;
            load(&browser, url).await
        },
    )
    .await
}

fn report(kinds: &[Kind], runs: usize) -> Findings {
    let mut findings = Findings::default();
    let mut table = Table::new(
        format!(
            "Pages as they load, against the same pages with their scripts removed; medians of \
             {runs} in milliseconds, the worst layout shift. {PHONE}."
        ),
        &[
            "page",
            "first paint",
            "without scripts",
            "ratio",
            "largest paint",
            "without scripts",
            "ratio",
            "layout shift",
            "blocking",
            "without scripts",
            "program started",
            "document, bytes",
            "without scripts",
        ],
    );
    let (mut first_paint, mut largest_paint, mut started) = (vec![], vec![], vec![]);
    for (kind, (name, _)) in kinds.iter().zip(KINDS) {
        let of = |loads: &[Load], value: fn(&Load) -> f64| median(loads.iter().map(value));
        let both = |value| (of(&kind.ours, value), of(&kind.bare, value));
        let first = both(|load| load.first);
        let largest = both(|load| load.largest);
        let blocking = both(|load| load.blocking);
        let bytes = both(|load| load.bytes);
        let start = of(&kind.ours, |load| load.started.unwrap_or(f64::NAN));
        let shifts = kind.ours.iter().map(|load| load.shift);
        let shift = shifts.fold(0.0, f64::max);
        let whole = |value: f64| format!("{value:.0}");
        table.row([
            name.into(),
            whole(first.0),
            whole(first.1),
            ratio(first),
            whole(largest.0),
            whole(largest.1),
            ratio(largest),
            format!("{shift:.4}"),
            whole(blocking.0),
            whole(blocking.1),
            whole(start),
            whole(bytes.0),
            whole(bytes.1),
        ]);
        let limit =
            |what: &str, measured, most| Limit::new(format!("{name}: {what}"), measured, most);
        findings.limits.extend([
            limit("first paint, ratio", first.0 / first.1, PAINT),
            limit("largest paint, ratio", largest.0 / largest.1, PAINT),
            limit("layout shift", shift, 0.0),
            limit("blocking, ms", blocking.0, BLOCKING),
        ]);
        first_paint.extend(pair(name, first));
        largest_paint.extend(pair(name, largest));
        started.push(Bar::ours(name, start, format!("{start:.0} ms")));
    }
    findings.tables.push(table);
    let panel = |title: &str, note: &str, bars| Panel {
        title: title.into(),
        note: note.into(),
        bars,
        limit: None,
    };
    findings.panels.extend([
        panel(
            "First contentful paint",
            "with scripts; below it without",
            first_paint,
        ),
        panel(
            "Largest contentful paint",
            "with scripts; below it without",
            largest_paint,
        ),
        panel("Program started", "until then links load pages", started),
    ]);
    findings
}

fn ratio((ours, bare): (f64, f64)) -> String {
    format!("{:.3}", ours / bare)
}

fn pair(name: &str, (ours, bare): (f64, f64)) -> [Bar; 2] {
    [
        Bar::ours(name, ours, format!("{ours:.0} ms, {:.2}×", ours / bare)),
        Bar::other("", bare, format!("{bare:.0} ms")),
    ]
}
