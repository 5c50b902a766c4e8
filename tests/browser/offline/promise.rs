use super::*;
use crate::dice::Dice;

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

/// Every number of a build that the page shows.
const BUILDS: &str = "[...new Set(document.body.innerText.match(/\\(build \\d+\\)/g))]";

/// A clinic, a device and a network that go through a sequence of faults and deployments.
struct Journey<'a, 'b> {
    clinic: &'a Clinic,
    device: &'a Device,
    server: &'a mut Server<'b>,
    dice: Dice,
    /// The last build that was made, and the one that is published.
    builds: usize,
    build: usize,
    is_down: bool,
    /// The hash of the body that was damaged: one entry in a sequence.
    damaged: Option<String>,
    /// The hashes of the articles' pages, of all builds.
    pages: Vec<(String, &'static str)>,
    /// What was done, for whoever has to find out why.
    done: Vec<String>,
}

impl Journey<'_, '_> {
    /// Publishes a build; all that readers see says which.
    fn deploy(&mut self, build: usize) {
        let (from, to) = (
            format!("(build {})", self.build),
            format!("(build {build})"),
        );
        self.clinic.edit("site.json", &from, &to);
        for article in ARTICLES {
            let file = format!("{}.json", article.trim_end_matches('/'));
            self.clinic.edit(&file, &from, &to);
        }
        self.build = build;
        self.clinic.deploy();
        let list = self.clinic.list()["list"].clone();
        for article in ARTICLES {
            let group = &list["groups"][article.trim_end_matches('/')]["files"];
            let hash = &group[format!("{article}index.html")][0];
            self.pages
                .push((hash.as_str().unwrap().to_owned(), article));
        }
    }

    /// One fault, deployment, or act of a reader.
    async fn step(&mut self) -> WebDriverResult<()> {
        let browser = &self.device.browser;
        let step = self.dice.below(14);
        self.done.push(format!("{step}"));
        match step {
            0 | 1 => {
                self.builds += 1;
                self.deploy(self.builds);
            }
            2 if self.builds > 1 => {
                let build = 1 + self.dice.below(self.builds - 1);
                if build != self.build {
                    self.deploy(build);
                }
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

    /// The page is of one build.
    async fn is_of_one_build(&self) -> WebDriverResult<()> {
        let builds = self.device.browser.value(BUILDS).await?;
        let count = builds.as_array().map_or(0, Vec::len);
        assert!(count <= 1, "{builds}: {:?}", self.done);
        Ok(())
    }

    /// An article can be read without a network, unless its own page was damaged.
    async fn can_be_read(&mut self, article: &str) -> WebDriverResult<()> {
        let was_down = self.is_down;
        if !was_down {
            self.vanish().await;
        }
        self.go(article).await?;
        let offline = self.device.heading().await? == "You are offline";
        let mut pages = self.pages.iter();
        let excused =
            pages.any(|(hash, page)| *page == article && self.damaged.as_ref() == Some(hash));
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

/// Sequences of faults and deployments. After each step every page is of one version, and an
/// article that was ready can be read.
async fn promise_holds(seed: usize, sequences: usize) {
    let clinic = Clinic::new();
    let site = ("Honest, easy", "(build 0) Honest, easy");
    clinic.edit("site.json", site.0, site.1);
    for article in ARTICLES {
        let file = format!("{}.json", article.trim_end_matches('/'));
        clinic.edit(&file, "\"summary\": \"", "\"summary\": \"(build 0) ");
    }
    clinic.deploy();
    for sequence in seed..seed + sequences {
        println!("sequence {sequence}");
        let mut server = Server::start(&clinic.site).await;
        browse_kept(&["Failed to load", "net::ERR_", "JSON"], |browser| async {
            let device = Device::new(browser).await?;
            let mut journey = Journey {
                clinic: &clinic,
                device: &device,
                server: &mut server,
                dice: Dice::new(sequence),
                builds: 0,
                build: 0,
                is_down: false,
                damaged: None,
                pages: Vec::new(),
                done: vec![format!("sequence {sequence}")],
            };
            journey.deploy(1);
            journey.builds = 1;
            device.save(&journey.server.url("")).await?;
            for _ in 0..6 {
                journey.step().await?;
                journey.is_of_one_build().await?;
                let article = *journey.dice.pick(&ARTICLES);
                if journey.dice.below(2) == 0 {
                    journey.can_be_read(article).await?;
                }
            }
            for article in ARTICLES {
                journey.can_be_read(article).await?;
            }
            journey.deploy(0);
            Ok(())
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_0_to_49() {
    promise_holds(0, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_50_to_99() {
    promise_holds(50, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_100_to_149() {
    promise_holds(100, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_holds_in_sequences_150_to_199() {
    promise_holds(150, 50).await;
}
