use super::{
    sequence::{ALL, BUILDS, DAMAGE, FAULTS, FAULTY, Sequence, Step, USUAL},
    *,
};
use crate::{site::Site, tier};
use std::{os::unix::fs::symlink, sync::LazyLock};
use tempfile::TempDir;

/// Every number of a build that is seen on the page, in its words and its pictures; once nothing
/// is on its way any more.
const SHOWN: &str = "
    await new Promise((go) => requestIdleCallback(() => requestIdleCallback(go)));
    const words = document.body.innerText.match(/\\(build \\d+\\)/g) ?? [];
    const drawn = [...document.images].map(({ src }) => /build-(\\d+)-/.exec(src)).filter(Boolean);
    return [...new Set([...words, ...drawn.map(([, build]) => `(build ${build})`)])];";

/// Builds of one site, of which each page says what build it is of.
static SITES: LazyLock<[Clinic; BUILDS]> = LazyLock::new(|| {
    [0, 1, 2, 3].map(|build| {
        let clinic = Clinic::new();
        let words = format!("(build {build}) Honest, easy");
        clinic.edit("site.json", "Honest, easy", &words);
        let drawing = format!("build-{build}-back.svg");
        clinic.copy_drawing("lower-back.svg", &drawing);
        for article in ARTICLES {
            let file = format!("{}.json", article.trim_end_matches('/'));
            let words = format!("\"summary\": \"(build {build}) ");
            clinic.edit(&file, "\"summary\": \"", &words);
            clinic.draw(&file, &drawing);
        }
        clinic.deploy();
        clinic
    })
});

/// A site, a device and a network that go through a sequence of faults and deployments.
struct Journey<'a, 'b> {
    site: &'b Site,
    device: &'a Device,
    server: Server<'b>,
    is_down: bool,
    /// The hash of the body that was damaged: one entry in a sequence.
    damaged: Option<String>,
    /// What was done, for whoever has to find out why.
    done: Vec<String>,
}

impl Journey<'_, '_> {
    /// Publishes a build; all that readers see says which. A host puts it in place at once.
    fn deploy(&self, build: usize) {
        let (link, dist) = (self.site.folder.path().join("new"), self.site.dist());
        symlink(SITES[build].site.dist(), &link).unwrap();
        fs::rename(link, dist).unwrap();
    }

    async fn step(&mut self, step: Step) -> WebDriverResult<()> {
        let browser = &self.device.browser;
        self.done.push(format!("{step:?}"));
        match step {
            Step::Deploy { build } => self.deploy(build),
            Step::Misbehave { path, fault } => {
                let fault = FAULTS[fault].clone();
                self.server.misbehave(FAULTY[path], fault);
            }
            Step::Behave => self.server.behave(),
            Step::Vanish => self.vanish().await,
            Step::ComeBack => self.come_back().await,
            Step::Damage { entry, act } => self.damage(entry, DAMAGE[act]).await?,
            Step::Go(path) => self.go(path).await?,
            Step::Follow { link } => {
                let links = "[...document.querySelectorAll('.clinic-card a')]";
                let click =
                    format!("const links = {links}; links[arguments[0] % links.length]?.click();");
                browser.run(&click, vec![json!(link)]).await?;
            }
            Step::StopWorkers => self.device.stop_workers().await?,
            Step::Agree => {
                let agree = "if (window.told?.at(-1)?.newer) document.querySelector('#clinic-notices button').click();";
                browser.run(agree, vec![]).await?;
            }
            Step::LookForNews => {
                self.server.behave();
                self.go("").await?;
                self.device.has_looked().await?;
            }
            Step::Rest => {}
        }
        Ok(())
    }

    async fn go(&self, path: &str) -> WebDriverResult<()> {
        self.device.browser.driver.goto(self.server.url(path)).await
    }

    async fn vanish(&mut self) {
        self.server.vanish().await;
        self.is_down = true;
    }

    async fn come_back(&mut self) {
        self.server.come_back().await;
        self.is_down = false;
    }

    /// Damages an entry of a cache of the site.
    async fn damage(&mut self, entry: usize, act: &str) -> WebDriverResult<()> {
        let browser = &self.device.browser;
        let entries = browser.value(entries::ENTRIES).await?;
        let entries = entries.as_array().unwrap();
        let entry = entries[entry % entries.len()].clone();
        let script =
            format!("const [name, url] = arguments; await (await caches.open(name)).{act};");
        self.done.push(entry.to_string());
        let url = entry[1].as_str().unwrap();
        self.damaged = url.rsplit('/').next().map(ToOwned::to_owned);
        let entry = entry.as_array().unwrap().clone();
        browser.run(&script, entry).await.map(drop)
    }

    /// The page is of one build; one of the browser's own, or ours that says there is no network,
    /// is of none.
    async fn is_of_one_build(&self) -> WebDriverResult<()> {
        let builds = self.device.browser.run(SHOWN, vec![]).await?;
        let count = builds.as_array().map_or(0, Vec::len);
        let is_ours = self
            .device
            .browser
            .value("!!document.querySelector('.clinic-page')");
        let least = usize::from(is_ours.await? == true);
        assert!((least..=1).contains(&count), "{builds}: {:?}", self.done);
        Ok(())
    }

    /// An article can be read without a network, unless its own page was damaged.
    async fn can_be_read(&mut self, article: &str) -> WebDriverResult<()> {
        let was_down = self.is_down;
        if !was_down {
            self.vanish().await;
        }
        self.go(article).await?;
        let title = self.device.browser.driver.title().await?;
        let offline = title.starts_with("You are offline");
        let page = format!("{article}index.html");
        let right = SITES[0].title(article);
        assert!(
            offline || title == right,
            "{title:?} for {right:?}: {:?}",
            self.done
        );
        let excused = self.damaged.as_ref().is_some_and(|hash| {
            let mut bodies = SITES.iter().map(Clinic::bodies);
            bodies.any(|bodies| bodies.get(hash).is_some_and(|paths| paths.contains(&page)))
        });
        assert!(
            !offline || excused,
            "{article} can't be read: {:?}",
            self.done
        );
        self.is_of_one_build().await?;
        if !was_down {
            self.come_back().await;
        }
        Ok(())
    }
}

/// Goes through a sequence. After each step the page is of one build, and articles that were ready
/// can be read.
async fn go_through(device: &Device, sequence: Sequence) -> WebDriverResult<()> {
    let site = Site {
        base: "/".parse().unwrap(),
        routes: Vec::new(),
        folder: TempDir::new().unwrap(),
    };
    symlink(SITES[0].site.dist(), site.dist()).unwrap();
    // With its port, all that is kept is the sequence's own.
    let mut journey = Journey {
        site: &site,
        device,
        server: Server::start(&site).await,
        is_down: false,
        damaged: None,
        done: vec![format!("sequence {}", sequence.seed)],
    };
    device.save(&journey.server.url("")).await?;
    for (step, article) in sequence.steps {
        journey.step(step).await?;
        journey.is_of_one_build().await?;
        if let Some(article) = article {
            journey.can_be_read(article).await?;
        }
    }
    for article in ARTICLES {
        journey.can_be_read(article).await?;
    }
    Ok(())
}

/// A part of the sequences of faults and deployments.
async fn promise_holds(part: usize, parts: usize) {
    LazyLock::force(&SITES);
    let seeds: Vec<_> = tier::choose(USUAL.into(), (0..ALL).collect());
    let seeds = seeds.chunks(seeds.len().div_ceil(parts)).nth(part).unwrap();
    browse_kept(&["Failed to load", "net::ERR_", "JSON"], |browser| async {
        let device = Device::new(browser).await?;
        for seed in seeds {
            println!("sequence {seed}");
            go_through(&device, Sequence::of(*seed)).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_the_first_sequences() {
    promise_holds(0, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_the_second_sequences() {
    promise_holds(1, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_the_third_sequences() {
    promise_holds(2, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_the_last_sequences() {
    promise_holds(3, 4).await;
}
