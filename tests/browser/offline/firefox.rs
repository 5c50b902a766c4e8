use super::*;
use crate::pool::browse_in_firefox;

/// Firefox keeps the site as well: all of it without a network, and a new version when its reader
/// agrees. It asks its reader before it promises to keep anything; nobody has to answer.
#[tokio::test(flavor = "multi_thread")]
async fn firefox_keeps_the_site() {
    let clinic = Clinic::new();
    let mut server = Server::start(&clinic.site).await;
    let (clinic, server) = (&clinic, &mut server);
    browse_in_firefox(|browser| async move {
        let device = Device { browser };
        device.save(&server.url(BACK_PAIN)).await?;
        device.browser.click("#clinic-saved button").await?;
        device.says("not saved").await?;
        device.browser.click("#clinic-saved button").await?;
        device.is_ready().await?;
        server.vanish().await;
        let version = clinic.version();
        for route in &clinic.site.routes {
            device.browser.driver.goto(server.url(route)).await?;
            assert_eq!(device.browser.driver.title().await?, clinic.title(route));
            assert_eq!(device.version().await?, version, "{route}");
        }
        assert_eq!(
            device.reads(server, "articles/gone/").await?,
            "You are offline"
        );
        server.come_back().await;
        clinic.deploy_news(OLD, NEW);
        device.browser.driver.goto(server.url(BACK_PAIN)).await?;
        let newer = "document.body.innerText.includes('A new version')";
        device.browser.until(newer).await?;
        assert_eq!(device.version().await?, version);
        device.browser.click("#clinic-notices button").await?;
        let agreed = "document.querySelector('meta[name=clinic-version]')?.content";
        let agreed = format!("{agreed} === '{}'", clinic.version());
        device.browser.until(&agreed).await?;
        let news = format!("document.body.innerText.includes({})", json!(NEW));
        device.browser.until(&news).await
    })
    .await;
}
