use super::*;
use crate::{dice::Dice, site::Site};
use std::{ops::Range, os::unix::fs::symlink, sync::LazyLock};
use tempfile::TempDir;

/// What can be wrong with an answer, and with which.
const FAULTS: [Fault; 8] = [
    Fault::Status(500),
    Fault::Status(404),
    Fault::Truncated,
    Fault::Html,
    Fault::OtherJson,
    Fault::Flipped,
    Fault::Redirect,
    Fault::Silence,
];
const FAULTY: [&str; 8] = [
    "/offline.json",
    "/worker.js",
    "/content/",
    "/content/articles/",
    "/articles/",
    "/index.json",
    ".svg",
    "",
];

/// Every number of a build that is seen on the page, in its words and its pictures; once nothing
/// is on its way any more.
const SHOWN: &str = "
    await new Promise((go) => requestIdleCallback(() => requestIdleCallback(go)));
    const words = document.body.innerText.match(/\\(build \\d+\\)/g) ?? [];
    const drawn = [...document.images].map(({ src }) => /build-(\\d+)-/.exec(src)).filter(Boolean);
    return [...new Set([...words, ...drawn.map(([, build]) => `(build ${build})`)])];";

/// Builds of one site, of which each page says what build it is of.
static BUILDS: LazyLock<[Clinic; 4]> = LazyLock::new(|| {
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
    dice: Dice,
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
        symlink(BUILDS[build].site.dist(), &link).unwrap();
        fs::rename(link, dist).unwrap();
    }

    /// One fault, deployment, or act of a reader.
    async fn step(&mut self) -> WebDriverResult<()> {
        let browser = &self.device.browser;
        let step = self.dice.below(14);
        self.done.push(format!("{step}"));
        match step {
            0..=2 => {
                let build = self.dice.below(BUILDS.len());
                self.done.push(format!("build {build}"));
                self.deploy(build);
            }
            3 | 4 => {
                let (path, fault) = (self.dice.below(FAULTY.len()), self.dice.below(FAULTS.len()));
                self.done
                    .push(format!("fault {fault} of {:?}", FAULTY[path]));
                self.server.misbehave(FAULTY[path], FAULTS[fault].clone());
            }
            5 => self.server.behave(),
            6 if self.is_down => self.come_back().await,
            6 => self.vanish().await,
            7 if self.damaged.is_none() => self.damage().await?,
            8 => {
                let article = *self.dice.pick(&ARTICLES);
                self.go(article).await?;
            }
            9 => self.go("").await?,
            10 => {
                let links = "[...document.querySelectorAll('.clinic-card a')]";
                let click =
                    format!("const links = {links}; links[arguments[0] % links.length]?.click();");
                let which = self.dice.below(4);
                browser.run(&click, vec![json!(which)]).await?;
            }
            11 => self.device.stop_workers().await?,
            12 => {
                let agree = "if (window.told?.at(-1)?.newer) document.querySelector('#clinic-notices button').click();";
                browser.run(agree, vec![]).await?;
            }
            _ => {
                if !self.is_down && self.dice.below(2) == 0 {
                    self.server.behave();
                    self.go("").await?;
                    self.device.has_looked().await?;
                }
            }
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
    async fn damage(&mut self) -> WebDriverResult<()> {
        let browser = &self.device.browser;
        let entries = "(await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map(({ url }) => [name, url])))).flat()";
        let entries = browser.value(entries).await?;
        let entry = self.dice.pick(entries.as_array().unwrap()).clone();
        let act = *self
            .dice
            .pick(&["delete(url)", "put(url, new Response('damaged'))"]);
        let script =
            format!("const [name, url] = arguments; await (await caches.open(name)).{act};");
        self.done.push(format!("{act} {entry}"));
        let url = entry[1].as_str().unwrap();
        self.damaged = url.rsplit('/').next().map(ToOwned::to_owned);
        browser
            .run(&script, entry.as_array().unwrap().clone())
            .await?;
        Ok(())
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
        let right = BUILDS[0].title(article);
        assert!(
            offline || title == right,
            "{title:?} for {right:?}: {:?}",
            self.done
        );
        let excused = self.damaged.as_ref().is_some_and(|hash| {
            let mut bodies = BUILDS.iter().map(Clinic::bodies);
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

/// Goes through some steps. After each, the page is of one build, and articles that were ready
/// can be read.
async fn go_through(device: &Device, sequence: usize) -> WebDriverResult<()> {
    let site = Site {
        base: "/".parse().unwrap(),
        routes: Vec::new(),
        folder: TempDir::new().unwrap(),
    };
    symlink(BUILDS[0].site.dist(), site.dist()).unwrap();
    // With its port, all that is kept is the sequence's own.
    let mut journey = Journey {
        site: &site,
        device,
        server: Server::start(&site).await,
        dice: Dice::new(sequence),
        is_down: false,
        damaged: None,
        done: vec![format!("sequence {sequence}")],
    };
    device.save(&journey.server.url("")).await?;
    for _ in 0..4 {
        journey.step().await?;
        journey.is_of_one_build().await?;
        if journey.dice.below(2) == 0 {
            let article = *journey.dice.pick(&ARTICLES);
            journey.can_be_read(article).await?;
        }
    }
    for article in ARTICLES {
        journey.can_be_read(article).await?;
    }
    Ok(())
}

/// Sequences of faults and deployments, each from its seed.
async fn promise_holds(sequences: Range<usize>) {
    LazyLock::force(&BUILDS);
    browse_kept(&["Failed to load", "net::ERR_", "JSON"], |browser| async {
        let device = Device::new(browser).await?;
        for sequence in sequences {
            println!("sequence {sequence}");
            go_through(&device, sequence).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_0_to_49() {
    promise_holds(0..50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_50_to_99() {
    promise_holds(50..100).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_100_to_149() {
    promise_holds(100..150).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_150_to_199() {
    promise_holds(150..200).await;
}
