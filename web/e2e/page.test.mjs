// The page in a browser, on the example story: node --test web/e2e
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { hasBrowser, launch } from "./browser.mjs";
import { startServer, strange, token } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let server;
let address;
let context;
const patience = 10_000;

before(async () => {
  assert.ok(hasBrowser(), "Chromium is missing: scripts/setup.sh e2e");
  server = startServer();
  address = await server.address;
  browser = await launch();
  context = await browser.newContext({ locale: "en-GB", baseURL: address });
});
after(async () => {
  await browser?.close();
  server?.stop();
});

// A page that fails the test on any error of its own, and on any request to somebody else.
async function open(path, options = {}) {
  const page = await (options.context ?? context).newPage();
  page.setDefaultTimeout(patience);
  page.on("pageerror", (error) => assert.fail(`${path}: ${error.message}`));
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted ?Type/i.test(message.text())) assert.fail(`${path}: ${message.text()}`);
  });
  page.on("request", (request) => assert.ok(request.url().startsWith(address), `asked ${request.url()}`));
  await page.goto(path);
  await page.waitForSelector(options.until ?? "main > *");
  return page;
}

const someStatement = async (query) =>
  (await (await fetch(`${address}/search.json?${new URLSearchParams({ q: query })}`)).json()).statements[0];

describe("search", () => {
  test("finds by the box, and keeps the query in the address", async () => {
    const page = await open("/search", { until: ".card" });
    await page.fill("#query", "act:deny");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=act%3Adeny");
    await page.waitForFunction(() => [...document.querySelectorAll(".card")].every((card) => card.querySelector(".act-deny")));
    assert.ok((await page.locator(".card").count()) > 2);
    await page.goBack();
    await page.waitForURL("**/search");
    await page.close();
  });

  test("a facet narrows down and widens again", async () => {
    const page = await open("/search", { until: ".facet button" });
    const total = await page.textContent(".bar-above h2");
    const button = page.locator(".facet button", { hasText: "denies" });
    await button.click();
    await page.waitForURL(/act%3Adeny/);
    await page.waitForFunction((before) => document.querySelector(".bar-above h2").textContent !== before, total);
    await page.locator(".facet button[aria-pressed=true]", { hasText: "denies" }).click();
    await page.waitForFunction((before) => document.querySelector(".bar-above h2").textContent === before, total);
    await page.close();
  });

  test("the timeline filters by dragging, and by its fields", async () => {
    const page = await open("/search", { until: ".timeline svg" });
    const box = await page.locator(".timeline svg").boundingBox();
    await page.mouse.move(box.x + 5, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 3, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/after%3A.*before%3A/);
    await page.click(".days button");
    await page.waitForFunction(() => !location.search.includes("after"));
    await page.fill(".days input >> nth=0", "2031-05-06");
    await page.locator(".days input >> nth=0").dispatchEvent("change");
    await page.waitForURL(/after%3A2031-05-06/);
    await page.close();
  });

  test("suggests names and values, and takes one by key", async () => {
    const page = await open("/search");
    await page.focus("#query");
    await page.keyboard.type("act:de");
    await page.waitForSelector("#suggestions li");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#query"), "act:deny ");
    await page.close();
  });

  test("says where a query was not understood", async () => {
    const page = await open("/search?q=act:sing", { until: ".failed" });
    assert.match(await page.textContent(".failed"), /sing/);
    await page.close();
  });
});

describe("marks", () => {
  test("stand at the right characters, also after emoji and combining marks", async () => {
    const page = await open(`/articles/${encodeURIComponent(strange.id)}`, { until: ".note" });
    const data = await (await fetch(`${address}/articles/${encodeURIComponent(strange.id)}.json`)).json();
    const points = [...data.reading.text];
    const expected = data.reading.statements.flatMap((one) => one.content.map(([a, b]) => points.slice(a, b).join("")));
    assert.ok(expected.length > 0, "the text has statements");
    const marked = await page.evaluate(() => {
      const runs = [];
      let last = null;
      for (const span of document.querySelectorAll(".text .m")) {
        const inside = span.classList.contains("m-content");
        if (inside && last && last.nextSibling === span) runs[runs.length - 1] += span.textContent;
        else if (inside) runs.push(span.textContent);
        last = inside ? span : null;
      }
      return runs;
    });
    assert.deepEqual(marked, expected);
    const speakers = data.reading.statements.flatMap((one) => one.speaker.map(([a, b]) => points.slice(a, b).join("")));
    assert.deepEqual(await page.locator(".text .m-speaker").allTextContents(), speakers);
    await page.close();
  });

  test("markup in text, titles and names is shown, and never runs", async () => {
    for (const path of ["/search?q=Ada", `/articles/${encodeURIComponent(strange.id)}`, "/sources/Ada%20M%C3%BCller"]) {
      const page = await open(path, { until: "main h1" });
      await page.waitForTimeout(50);
      assert.equal(await page.evaluate(() => window.ran), undefined);
      assert.equal(await page.locator("main img, main script").count(), 0);
      await page.close();
    }
  });

  test("a whole text stays as it was, character by character", async () => {
    const data = await (await fetch(`${address}/articles/${encodeURIComponent(server.versioned)}.json`)).json();
    const page = await open(`/articles/${encodeURIComponent(server.versioned)}`, { until: ".text" });
    const shown = (await page.locator(".text").allTextContents()).join("");
    const points = [...data.reading.text];
    assert.equal(shown, data.reading.blocks.map((block) => points.slice(...block.span).join("")).join(""));
    await page.close();
  });
});

test("two versions stand side by side", async () => {
  const page = await open(`/articles/${encodeURIComponent(server.versioned)}`, { until: ".versions" });
  const other = await page.locator(".versions select >> nth=1").locator("option >> nth=1").getAttribute("value");
  await page.selectOption(".versions select >> nth=1", other);
  await page.waitForSelector(".comparison ins");
  assert.match(await page.textContent(".comparison"), /Dieser Absatz kam später hinzu/);
  await page.close();
});

test("a source shows all that was said, and leads to its statements", async () => {
  const hit = await someStatement("act:deny form:indirect");
  const name = (hit.record.who.parties ?? [hit.record.who])[0].name;
  const page = await open(`/sources/${encodeURIComponent(name)}`, { until: ".acts circle" });
  assert.equal(await page.textContent("h1"), name);
  await page.locator(".card .permalink >> nth=0").click();
  await page.waitForURL("**/statements/**");
  await page.waitForSelector(".passage .m");
  await page.close();
});

test("a statement is corrected with the token, and not without", async () => {
  const hit = await someStatement("act:demand");
  const page = await open(`/statements/${hit.statement}`, { until: ".correct" });
  await page.click(".correct summary");
  const labelled = (text) => page.locator(".correct label", { hasText: text }).locator("input, select");
  await labelled("Token").fill("wrong");
  await labelled("Your name").fill("desk");
  await labelled("Reason").fill("read again");
  await labelled("What is right").selectOption("warn");
  await page.click(".correct button[type=submit]");
  await page.waitForSelector(".correct .failed");
  await labelled("Token").fill(token);
  await page.click(".correct button[type=submit]");
  await page.waitForSelector(".corrections");
  await page.waitForSelector(".about .act-warn");
  await page.close();
});

test("a story shows claims, who has them from whom, and figures", async () => {
  const page = await open("/stories", { until: ".card a" });
  await page.click(".card a >> nth=0");
  await page.waitForSelector(".claims-over-time .sign");
  await page.waitForSelector(".figure-chart circle");
  assert.ok((await page.locator(".claim").count()) > 3);
  await page.click(".claim summary >> nth=0");
  await page.waitForSelector(".source-tree .member");
  await page.close();
});

test("a passage that another article had first is shaded, with its origin", async () => {
  const { stories } = await (await fetch(`${address}/stories.json`)).json();
  const story = await (await fetch(`${address}/stories/${stories[0].id}.json`)).json();
  const copy = story.copies[0];
  const page = await open(`/articles/${encodeURIComponent(story.articles[copy.to].article)}`, { until: ".origin-note" });
  assert.match(await page.textContent(".origin-note"), new RegExp(story.articles[copy.from].outlet));
  assert.ok((await page.locator(".text .m-copied").count()) > 0);
  await page.close();
});

test("a pasted text is read at once", async () => {
  const page = await open("/read");
  await page.fill("textarea", "Die \u{1F309} Brücke sei sicher, sagte Ada Müller am Montag.\n\n„Wir prüfen 12 Pfeiler“, sagte Ole Brandt.");
  await page.click(".read-view form button[type=submit]");
  await page.waitForSelector(".reading .m-content");
  assert.match((await page.locator(".notes").allTextContents()).join(" "), /Ada Müller/);
  await page.close();
});

test("everything can be reached by keys", async () => {
  const page = await open("/search", { until: ".card" });
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelector(".card")));
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog[open]", { state: "hidden" });
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/statements/**");
  await page.close();
});

test("speaks German and English", async () => {
  const german = await browser.newContext({ locale: "de-DE", baseURL: address });
  const page = await open("/search", { context: german, until: ".card" });
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  assert.match(await page.textContent(".bar-above h2"), /Aussagen/);
  await page.click("button[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.match(await page.textContent(".bar-above h2"), /statements/);
  await german.close();
});

test("on paper there are words and no controls", async () => {
  const page = await open(`/articles/${encodeURIComponent(server.versioned)}`, { until: ".note" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".query").isVisible(), false);
  assert.equal(await page.locator(".text >> nth=0").isVisible(), true);
  await page.close();
});

test("nothing is wider than a telephone", async () => {
  const small = await browser.newContext({ locale: "de-DE", baseURL: address, viewport: { width: 360, height: 740 } });
  const hit = await someStatement("act:deny");
  for (const path of ["/search", `/articles/${encodeURIComponent(hit.article)}`, `/statements/${hit.statement}`, "/read",
    `/articles/${encodeURIComponent(server.versioned)}`]) {
    const page = await open(path, { context: small, until: "main h1" });
    await page.waitForTimeout(100);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${path} is ${width} wide`);
    await page.close();
  }
  await small.close();
});

describe("axe-core finds nothing", () => {
  for (const colorScheme of ["light", "dark"]) {
    test(colorScheme, async () => {
      const scheme = await browser.newContext({ locale: "en-GB", baseURL: address, colorScheme });
      const hit = await someStatement("act:deny");
      const name = (hit.record.who?.parties ?? [hit.record.who])[0].name;
      const views = {
        search: ["/search", ".facet"],
        article: [`/articles/${encodeURIComponent(hit.article)}?s=${hit.statement}`, ".note.chosen"],
        statement: [`/statements/${hit.statement}`, ".correct"],
        source: [`/sources/${encodeURIComponent(name)}`, ".acts"],
        stories: ["/stories", ".card"],
        story: [`/stories/${(await (await fetch(`${address}/stories.json`)).json()).stories[0].id}`, ".claim"],
        read: ["/read", "textarea"],
      };
      for (const [view, [path, until]] of Object.entries(views)) {
        const page = await open(path, { context: scheme, until });
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
        assert.deepEqual(told, [], `${view}, ${colorScheme}`);
        await page.close();
      }
      await scheme.close();
    });
  }
});
