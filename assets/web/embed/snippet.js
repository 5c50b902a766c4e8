// The page on which a snippet for another site is put together (src/pages/snippet.rs).
(() => {
  const form = document.querySelector(".clinic-snippet");
  const preview = document.querySelector(".clinic-preview");
  const status = form.querySelector("[role=status]");
  const { loader, pinned, integrity, related } = form.dataset;
  const base = new URL("../", location.href.replace(/[?#].*/, "")).href;

  // The widths for which the snippet says how high the embed is, in pixels: on both sides of
  // those at which its styles change, too (style/).
  const WIDTHS = [
    200, 240, 280, 320, 400, 480, 560, 639, 640, 720, 767, 768, 800, 960, 1120, 1199, 1200, 1280,
    1440,
  ];

  const escaped = (text) =>
    text.replace(/[&<>"]/g, (sign) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[sign]};`);

  const chosen = () => {
    const values = Object.fromEntries(new FormData(form));
    const field = values.kind === "author" ? form.author : form.article;
    const folder = values.kind === "author" ? "authors" : "articles";
    const slug = field.value;
    const name = field.selectedOptions[0]?.textContent ?? slug;
    return {
      ...values,
      slug,
      title: values.kind === "related" ? `${related}: ${name}` : name,
      page: `${base}${folder}/${slug}/${values.kind === "related" ? "related/" : ""}`,
      frame: `${base}embed/${values.kind}/${slug}/`,
    };
  };

  const settings = ({ slug, level, theme, links, space }) =>
    Object.entries({
      slug,
      "heading-level": level === "2" ? "" : level,
      theme: theme === "auto" ? "" : theme,
      links: links === "inside" ? "" : links,
      space,
    }).filter(([, value]) => value);

  const attributes = (pairs) => pairs.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");

  const write = (choice) => {
    const link = `<a href="${escaped(choice.page)}">${escaped(choice.title)}</a>`;
    const hash = choice.pin ? ` integrity="${integrity}" crossorigin="anonymous"` : "";
    const script = `<script type="module" src="${escaped(base + (choice.pin ? pinned : loader))}"${hash}></script>`;
    const pairs = settings(choice);
    const tag = `clinic-${choice.kind}`;
    const data = pairs.map(([name, value]) => [name === "slug" ? `data-${tag}` : `data-${name}`, value]);
    const theme = choice.theme === "auto" ? "" : `#theme=${choice.theme}`;
    const origin = new URL(base).origin;
    form.tag.value = `${script}\n<${tag}${attributes(pairs)}>${link}</${tag}>`;
    form.plain.value = `${script}\n<div${attributes(data)}>${link}</div>`;
    form.frame.value =
      `<iframe src="${escaped(choice.frame + theme)}" title="${escaped(choice.title)}" width="100%" height="600" ` +
      `style="border:0" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    form.wordpress.value = choice.page;
    form.policy.value =
      `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src ${origin}; frame-src ${origin}`;
  };

  const make = (choice) => {
    const embed = document.createElement(`clinic-${choice.kind}`);
    for (const [name, value] of settings(choice)) embed.setAttribute(name, value);
    const link = document.createElement("a");
    link.href = choice.page;
    link.textContent = choice.title;
    embed.append(link);
    return embed;
  };

  // How high it is where it is so wide: it is tried out of sight.
  const measure = (choice, width) =>
    new Promise((done) => {
      const place = document.createElement("div");
      const embed = make({ ...choice, space: "" });
      place.className = "clinic-measure";
      place.inert = true;
      place.style.inlineSize = `${width}px`;
      const end = (height) => {
        place.remove();
        done(height);
      };
      embed.addEventListener("clinic-ready", () => end(Math.ceil(embed.getBoundingClientRect().height)));
      embed.addEventListener("clinic-error", () => end(0));
      place.append(embed);
      document.body.append(place);
    });

  let updated;
  let turn = 0;
  const put = async () => {
    const mine = ++turn;
    const choice = chosen();
    form.author.closest("p").hidden = choice.kind !== "author";
    form.article.closest("p").hidden = choice.kind === "author";
    write(choice);
    form.dataset.measured = "";
    preview.replaceChildren(make(choice));
    const heights = await Promise.all(WIDTHS.map((width) => measure(choice, width)));
    if (mine !== turn) return updated;
    const known = WIDTHS.map((width, at) => [width, heights[at]]).filter(([, height]) => height);
    // Between two widths, it is no higher than at one of them.
    const most = ([, height], at) => Math.max(height, known[at + 1]?.[1] ?? 0);
    const space = known.map((pair, at) => `${pair[0]}:${most(pair, at)}`).join(" ");
    write({ ...choice, space });
    form.dataset.measured = choice.slug;
  };
  const update = () => {
    updated = put();
  };

  const copy = async (field) => {
    // It is whole when the space is in it.
    await updated;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.selected;
    }
    status.classList.remove("clinic-hidden");
  };

  const offers = (name, value) => [...form[name].options].some((option) => option.value === value);

  // Only the newest articles are in the page.
  const offer = async (slug) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || offers("article", slug)) return;
    const answer = await fetch(`${base}content/articles/${slug}.json`);
    if (!answer.ok) return;
    const { article } = await answer.json();
    form.article.add(new Option(article.title, slug));
  };

  const choose = async () => {
    const asked = new URLSearchParams(location.search);
    await offer(asked.get("article") ?? "").catch(() => {});
    form.level.value = "2";
    for (const name of ["kind", "article", "author", "theme", "level", "links"]) {
      const value = asked.get(name);
      if (offers(name, value)) form[name].value = value;
    }
    update();
  };

  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copies]");
    if (button) copy(form[button.dataset.copies]);
  });
  choose();
})();
