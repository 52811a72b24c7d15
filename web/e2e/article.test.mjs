// Articles: marks at the right characters, versions, copies, pasted texts; script in them never runs.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { useBrowser } from "./page.mjs";
import { root, startServer, strange } from "./server.mjs";

const bench = useBrowser();
const strangeArticle = `/articles/${encodeURIComponent(strange.id)}`;

// The words of each run of characters with this kind of mark.
const marked = (page, kind, inside = ".text") =>
  page.evaluate(([name, where]) => {
    const runs = [];
    let last = null;
    for (const span of document.querySelectorAll(`${where} .m`)) {
      const has = span.classList.contains(`m-${name}`);
      if (has && last && last.nextSibling === span) runs[runs.length - 1] += span.textContent;
      else if (has) runs.push(span.textContent);
      last = has ? span : null;
    }
    return runs;
  }, [kind, inside]);

const wordsOf = (text, spans) => spans.map(([begin, end]) => [...text].slice(begin, end).join(""));

describe("marks", () => {
  test("stand at the right characters, also after emoji and combining marks", async () => {
    const page = await bench.open(strangeArticle, { until: ".note" });
    const { reading } = await bench.json(`${strangeArticle}.json`);
    assert.ok(reading.statements.length > 0, "the text has statements");
    for (const kind of ["content", "speaker", "cue"])
      assert.deepEqual(await marked(page, kind), wordsOf(reading.text, reading.statements.flatMap((one) => one[kind])), kind);
    await page.close();
  });

  test("stand at the right characters of a statement's passage, too", async () => {
    const { reading } = await bench.json(`${strangeArticle}.json`);
    for (const statement of reading.statements) {
      const page = await bench.open(`/statements/${statement.id}`, { until: ".passage .m" });
      for (const kind of ["content", "speaker", "cue"])
        assert.deepEqual(await marked(page, kind, ".passage"), wordsOf(reading.text, statement[kind]), kind);
      await page.close();
    }
  });

  test("leave every character where it was", async () => {
    for (const id of [bench.server.versioned, strange.id]) {
      const path = `/articles/${encodeURIComponent(id)}`;
      const { reading } = await bench.json(`${path}.json`);
      const page = await bench.open(path, { until: ".text" });
      const shown = (await page.locator(".text").allTextContents()).join("");
      assert.equal(shown, wordsOf(reading.text, reading.blocks.map((block) => block.span)).join(""));
      await page.close();
    }
  });

  test("differ in more than colour", async () => {
    const page = await bench.open(strangeArticle, { until: ".legend" });
    const lines = await page.evaluate(() => [...document.querySelectorAll(".legend .m")].map((one) => {
      const style = getComputedStyle(one);
      return [style.textDecorationLine, style.textDecorationStyle, style.fontStyle, style.backgroundColor !== "rgba(0, 0, 0, 0)"].join(" ");
    }));
    assert.equal(new Set(lines).size, lines.length, lines.join("; "));
    await page.close();
  });
});

test("markup in text, titles, names and addresses is shown, and never runs", async () => {
  for (const path of ["/search?q=Ada", strangeArticle, "/sources/Ada%20M%C3%BCller", "/search?q=%3Cscript%3Ewindow.ran=1%3C/script%3E",
    "/sources/%3Cimg%20src=x%20onerror=%22window.ran=1%22%3E", `/articles/x?s=%22%3E%3Cscript%3Ewindow.ran=1%3C/script%3E`]) {
    const page = await bench.open(path, { until: "main > *" });
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => window.ran), undefined, path);
    assert.equal(await page.locator("main img, main script, main b > script").count(), 0, path);
    await page.close();
  }
  const page = await bench.open(strangeArticle, { until: ".note" });
  assert.equal(await page.locator("a", { hasText: "Original page" }).count(), 0, "javascript: is no link");
  await page.close();
});

test("two versions stand side by side, with what is the same folded away", async () => {
  const page = await bench.open(`/articles/${encodeURIComponent(bench.server.versioned)}`, { until: ".versions" });
  const other = await page.locator(".versions select >> nth=1").locator("option >> nth=1").getAttribute("value");
  await page.selectOption(".versions select >> nth=1", other);
  await page.waitForSelector(".comparison ins");
  assert.match(await page.textContent(".comparison"), /Dieser Absatz kam später hinzu/);
  const folded = page.locator(".comparison .folded button").first();
  const before = await page.locator(".comparison tr.same").count();
  await folded.click();
  assert.ok((await page.locator(".comparison tr.same").count()) > before);
  const left = await page.locator(".comparison tr.changed td:first-child del").allTextContents();
  const right = await page.locator(".comparison tr.changed td:last-child ins").allTextContents();
  assert.equal(Number(right[0]), Number(left[0]) + 1, "the figure that was changed");
  await page.close();
});

test("a passage that another article had first is shaded, with its origin", async () => {
  const story = await bench.story();
  const copy = story.copies[0];
  const target = `/articles/${encodeURIComponent(story.articles[copy.to].article)}`;
  const page = await bench.open(target, { until: ".origin-note" });
  const from = story.articles[copy.from];
  assert.match((await page.locator(".origin-note").allTextContents()).join(" "), new RegExp(from.outlet));
  const { reading } = await bench.json(`${target}.json`);
  const [begin, end] = copy.to_span;
  const shaded = (await marked(page, "copied")).join("");
  assert.ok(shaded.includes([...reading.text].slice(begin, begin + 20).join("").split("\n")[0]));
  assert.ok([...shaded].length >= (end - begin) / 2);
  await page.close();
});

describe("a pasted text", () => {
  const text = "Die \u{1F309} Brücke q\u0308 sei sicher, sagte Ada Müller am Montag.\n\n„Wir prüfen 12 Pfeiler“, sagte Ole Brandt.";

  test("is read at once, with marks at the right characters, and kept nowhere", async () => {
    const before = await bench.json("/ledger.json");
    const page = await bench.open("/read");
    await page.fill("textarea", text);
    await page.fill("input[type=date]", "2031-05-07");
    const answered = page.waitForResponse((response) => response.url().endsWith("/read.json"));
    await page.click(".read-view form button[type=submit]");
    const reading = await (await answered).json();
    await page.waitForSelector(".reading .m-content");
    assert.match((await page.locator(".notes").allTextContents()).join(" "), /Ada Müller/);
    assert.deepEqual(await marked(page, "content"), wordsOf(reading.text, reading.statements.flatMap((one) => one.content)));
    assert.deepEqual(await bench.json("/ledger.json"), before);
    await page.close();
  });

  test("may come as a file", async () => {
    const page = await bench.open("/read");
    await page.setInputFiles("input[type=file]", { name: "text.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelector("textarea").value !== "");
    await page.click(".read-view form button[type=submit]");
    await page.waitForSelector(".reading .m-content");
    await page.close();
  });

  test("may come as a file in the letters of old pages", async () => {
    const page = await bench.open("/read");
    const old = `<title>Brücke</title><article><h1>Brücke gesperrt</h1><p>${text.slice(text.indexOf("Brücke"))}</p></article>`;
    await page.setInputFiles("input[type=file]", { name: "alt.html", mimeType: "text/html", buffer: Buffer.from(old.replaceAll(/[„“]/g, '"').replace("q\u0308", "q"), "latin1") });
    await page.waitForFunction(() => document.querySelector("textarea").value.includes("Müller"));
    await page.click(".read-view form button[type=submit]");
    await page.waitForFunction(() => document.querySelector(".notes")?.textContent.includes("Ada Müller"));
    await page.close();
  });

  test("may come from an address only where that is allowed, and never from this machine", async () => {
    const here = await bench.open("/read");
    assert.equal(await here.locator("input[type=url]").count(), 0);
    await here.close();
    const open = startServer({ allowUrls: true });
    try {
      const address = await open.address;
      const page = await bench.open(`${address}/read`, { until: "input[type=url]" });
      await page.fill("input[type=url]", `${address}/search.json`);
      await page.click(".read-view form button[type=submit]");
      await page.waitForSelector(".failed");
      assert.equal(await page.locator(".reading").count(), 0);
      await page.close();
    } finally {
      open.stop();
    }
  });

  test("is read by keys alone", async () => {
    const page = await bench.open("/read");
    await page.focus("textarea");
    await page.keyboard.insertText(text);
    for (let i = 0; i < 8 && !(await page.evaluate(() => document.activeElement.matches("form button[type=submit]"))); ++i)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reading .m-content");
    await page.close();
  });

  test("script in it never runs", async () => {
    const page = await bench.open("/read");
    await page.fill("textarea", `<script>window.ran=1</script><img src=x onerror="window.ran=1"> Die Brücke sei sicher, sagte Ada Müller.`);
    await page.click(".read-view form button[type=submit]");
    await page.waitForSelector(".reading");
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("main img, main script").count(), 0);
    await page.close();
  });

  // The acceptance article, where the shared data is.
  const acceptance = join(process.env.SAYSO_DATA ?? join(root, "../shared"), "seed/article.txt");
  test("as long as an article is marked throughout", { skip: !existsSync(acceptance) }, async () => {
    const page = await bench.open("/read");
    await page.fill("textarea", readFileSync(acceptance, "utf8"));
    const answered = page.waitForResponse((response) => response.url().endsWith("/read.json"));
    await page.click(".read-view form button[type=submit]");
    const reading = await (await answered).json();
    await page.waitForSelector(".reading .note");
    assert.ok(reading.statements.length > 10, `${reading.statements.length} statements`);
    assert.equal(await page.locator(".note").count(), reading.statements.length);
    const shown = (await page.locator(".reading .text").allTextContents()).join("");
    assert.equal(shown, wordsOf(reading.text, reading.blocks.map((block) => block.span)).join(""));
    for (const run of await marked(page, "speaker")) assert.ok(reading.text.includes(run));
    await page.close();
  });
});
