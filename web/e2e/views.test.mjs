// What holds for every view: languages, paper, telephones, accessibility, weight.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { useBrowser } from "./page.mjs";

const bench = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function eachView(context, look) {
  for (const [view, [path, until]] of Object.entries(await bench.views())) {
    const page = await bench.open(path, { context, until });
    await look(page, view, path);
    await page.close();
  }
}

test("every view is in German and in English, and says so", async () => {
  // What the page itself says; what articles say stays as it is.
  const own = "nav a, h2, .facet .label, .badge, summary, button, label > span, .about > .aside, dt, figcaption";
  const german = await bench.browser.newContext({ locale: "de-DE", baseURL: bench.address });
  const english = {};
  await eachView(bench.context, async (page, view) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    english[view] = new Set(await page.locator(own).allTextContents());
  });
  await eachView(german, async (page, view) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    const words = new Set(await page.locator(own).allTextContents());
    // Names, figures and these words are the same in both.
    const same = [...words].filter((one) => english[view].has(one) && /[a-z]{4}/i.test(one) && /^(Search|Stories|Read|Speaker|Act|Outlet|denies|states|Statement|Cite|Copy|Rule)/.test(one));
    assert.deepEqual(same, [], view);
  });
  const page = await bench.open("/search", { context: german, until: ".card" });
  assert.match(await page.textContent(".bar-above h2"), /Aussagen/);
  await page.click("button[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.match(await page.textContent(".bar-above h2"), /statements/);
  await german.close();
});

test("colours are as the system has them, or as somebody chose", async () => {
  const dark = await bench.browser.newContext({ locale: "en-GB", baseURL: bench.address, colorScheme: "dark" });
  const page = await bench.open("/search", { context: dark });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const night = await ground();
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction((before) => getComputedStyle(document.documentElement).backgroundColor !== before, night);
  const isNight = () =>
    page.waitForFunction((colour) => getComputedStyle(document.documentElement).backgroundColor === colour, night);
  await page.selectOption(".settings select", "dark");
  await isNight();
  await page.reload();
  await isNight();
  await dark.close();
});

test("on paper there are words and no controls, and nothing is cut off", async () => {
  await eachView(bench.context, async (page, view) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const controls = await page.locator("button:visible:not(.folded button), input:visible, select:visible, nav:visible, summary:visible").count();
    assert.equal(controls, 0, view);
    if (!["failed", "read"].includes(view)) assert.ok(await page.locator("main h1, main h2").first().isVisible(), view);
    const [paper, ink] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.backgroundColor, style.color];
    });
    assert.deepEqual([paper, ink], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], view);
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.waitForTimeout(50);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 720, view);
  });
});

for (const width of [320, 360]) {
  test(`nothing is wider than ${width} pixels`, async () => {
    const small = await bench.browser.newContext({ locale: "de-DE", baseURL: bench.address, viewport: { width, height: 740 } });
    await eachView(small, async (page, view) => {
      await page.waitForTimeout(100);
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(shown <= width, `${view} is ${shown} wide`);
    });
    await small.close();
  });
}

describe("axe-core finds nothing", () => {
  const run = async (page, what) => {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const found = await window.axe.run({ runOnly: rules });
      return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
    });
    assert.deepEqual(violations, [], what);
  };
  for (const colorScheme of ["light", "dark"]) {
    test(colorScheme, async () => {
      const scheme = await bench.browser.newContext({ locale: "en-GB", baseURL: bench.address, colorScheme });
      await eachView(scheme, async (page, view) => {
        // What is folded away counts, too.
        await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));
        if (view === "read") {
          await page.fill("textarea", "Die Brücke sei sicher, sagte Ada Müller.");
          await page.click(".read-view form button[type=submit]");
          await page.waitForSelector(".reading .note");
        }
        await run(page, `${view}, ${colorScheme}`);
        if (view !== "search") return;
        await page.keyboard.press("?");
        await page.waitForSelector("dialog[open]");
        await run(page, `help, ${colorScheme}`);
      });
      await scheme.close();
    });
  }
});

test("the first view weighs less than 300 KB on its way", async () => {
  const fresh = await bench.browser.newContext({ locale: "de-DE", baseURL: bench.address });
  const page = await fresh.newPage();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await page.goto("/search");
  await page.waitForSelector(".facet");
  await page.waitForLoadState("networkidle");
  let bytes = 0;
  for (const answer of answers) {
    const sizes = await answer.request().sizes();
    bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  }
  assert.ok(answers.length >= 5, "page, script, style, statements, counts");
  assert.ok(bytes < 300 * 1024, `${bytes} bytes`);
  console.log(`# ${answers.length} answers, ${bytes} bytes`);
  await fresh.close();
});
