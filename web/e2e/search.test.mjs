// Searching: box, suggestions, facets, timeline, keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useBrowser } from "./page.mjs";

const bench = useBrowser();

test("the box finds, and keeps the query in the address", async () => {
  const page = await bench.open("/search", { until: ".card" });
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
  const page = await bench.open("/search", { until: ".facet button" });
  const total = await page.textContent(".bar-above h2");
  await page.locator(".facet button", { hasText: "denies" }).click();
  await page.waitForURL(/act%3Adeny/);
  await page.waitForFunction((before) => document.querySelector(".bar-above h2").textContent !== before, total);
  await page.locator(".facet button[aria-pressed=true]", { hasText: "denies" }).click();
  await page.waitForFunction((before) => document.querySelector(".bar-above h2").textContent === before, total);
  await page.close();
});

// Names are searched by their words: "by:Polizei" finds what "ein Sprecher der Polizei" says as well.
const byWords = ["Speaker", "Outlet", "Passed on by"];

test("every facet counts as many as its search then finds", async () => {
  const page = await bench.open("/search", { until: ".facet button" });
  const found = () => page.evaluate(() => Number(document.querySelector(".bar-above h2").textContent.split(" ")[0]));
  const total = await found();
  const kinds = await page.locator(".facet h2").allTextContents();
  assert.deepEqual(kinds, ["Speaker", "Act", "Outlet", "Passed on by", "Firmness", "Form"]);
  const all = (await page.locator(".facet button").allTextContents()).join("|");
  for (const kind of kinds) {
    const button = page.locator(".facet", { has: page.locator("h2", { hasText: kind }) }).locator("button").first();
    const count = await button.locator(".count").textContent();
    await button.click();
    await page.waitForFunction((before) => Number(document.querySelector(".bar-above h2").textContent.split(" ")[0]) !== before, total);
    if (byWords.includes(kind)) assert.ok((await found()) >= Number(count), kind);
    else assert.equal(await found(), Number(count), kind);
    await page.goBack();
    await page.waitForURL("**/search");
    // The counts of the narrower search stand until those of the wider one are there.
    await page.waitForFunction((wanted) =>
      [...document.querySelectorAll(".facet button")].map((button) => button.textContent).join("|") === wanted, all);
  }
  await page.close();
});

test("the timeline has a bar for each day, and filters by dragging and by its fields", async () => {
  const page = await bench.open("/search", { until: ".timeline svg" });
  const { facets } = await bench.json("/facets.json?by=day");
  const titles = await page.locator(".timeline title").allTextContents();
  const counts = titles.map((title) => Number(title.split(": ")[1])).filter((count) => count > 0);
  assert.deepEqual(counts, facets.day.filter((day) => day.value !== "").map((day) => day.statements));
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

test("names and values are suggested, and taken by key", async () => {
  const page = await bench.open("/search");
  await page.focus("#query");
  await page.keyboard.type("act:de");
  await page.waitForSelector("#suggestions li");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#query"), "act:deny ");
  await page.keyboard.type("krög");
  await page.locator("#suggestions li", { hasText: "Lena Kröger" }).click();
  assert.equal(await page.inputValue("#query"), "act:deny by:Lena+Kröger ");
  await page.close();
});

test("where a query was not understood is said", async () => {
  const page = await bench.open("/search?q=act:sing", { until: ".failed" });
  assert.match(await page.textContent(".failed"), /sing/);
  await page.close();
});

test("a card says on how many independent sources it stands, and leads to the story", async () => {
  const story = await bench.story();
  const claim = story.claims.find((one) => one.sources.length > 1);
  const member = claim.members[0];
  const page = await bench.open(`/search?${new URLSearchParams({ q: "limit:100 order:oldest" })}`, { until: ".independent" });
  const card = page.locator(`.card[data-open="/statements/${encodeURIComponent(member.statement)}"]`).first();
  assert.match(await card.locator(".independent").textContent(), new RegExp(`${claim.sources.length} independent sources`));
  await card.locator(".independent a").click();
  await page.waitForURL(`**/stories/**#${claim.id}`);
  await page.waitForFunction((id) => document.activeElement?.id === id, claim.id);
  await page.close();
});

test("what stands on several sources is counted by the facets, too", async () => {
  const page = await bench.open("/search?q=sources:2..", { until: ".facet .count" });
  const total = Number((await page.textContent(".bar-above h2")).split(" ")[0]);
  const acts = await page.locator(".facet", { has: page.locator("h2", { hasText: "Act" }) }).locator(".count").allTextContents();
  assert.equal(acts.map(Number).reduce((a, b) => a + b), total);
  assert.ok(await page.locator(".timeline .bar").count() > 0);
  await page.close();
});

test("a claim that was denied says so on its card, in word and shape", async () => {
  const story = await bench.story();
  const denied = story.claims.filter((claim) => claim.standing === "denied");
  assert.ok(denied.length > 0, "the example has denials");
  for (const claim of denied.slice(0, 3)) {
    const member = claim.members[0].statement;
    const page = await bench.open(`/search?${new URLSearchParams({ q: `claim:${claim.id} limit:100` })}`, { until: ".independent" });
    const card = page.locator(`.card[data-open="/statements/${encodeURIComponent(member)}"]`).first();
    assert.match(await card.locator(".independent .badge.act-deny").textContent(), /denied/);
    await page.close();
  }
});

test("all of it goes by keys alone: search, suggestion, facet, list, statement, article", async () => {
  const page = await bench.open("/search", { until: ".facet" });
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = (what) => page.waitForFunction((selector) => document.activeElement?.matches(selector), what);
  await press("/");
  await focused("#query");
  await page.keyboard.type("act:de");
  await page.waitForSelector("#suggestions li");
  await press("ArrowDown", "Enter", "Enter");
  await page.waitForURL(/act%3Adeny/);
  await press("Escape");
  await page.waitForFunction(() => document.querySelectorAll(".card .badges .act-deny").length === document.querySelectorAll(".card").length);
  await press("j", "j", "k");
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelector(".card")));
  await press("?");
  await page.waitForSelector("dialog[open]");
  await press("Escape");
  await page.waitForSelector("dialog[open]", { state: "hidden" });
  await focused(".card");
  await press("Enter");
  await page.waitForURL("**/statements/**");
  await page.waitForSelector(".about .facts a");
  await page.focus("#content");
  for (let i = 0; i < 10 && !(await page.evaluate(() => document.activeElement.matches(".about .facts a"))); ++i) await press("Tab");
  await press("Enter");
  await page.waitForURL("**/articles/**");
  await page.waitForSelector(".note.chosen");
  await press("j");
  await focused(".note.chosen");
  await press("Enter");
  await page.waitForURL("**/statements/**");
  await page.close();
});

test("a facet is chosen by keys", async () => {
  const page = await bench.open("/search", { until: ".facet" });
  await page.locator(".facet button >> nth=0").focus();
  await page.keyboard.press("Tab");
  const name = await page.evaluate(() => document.activeElement.querySelector(".label").textContent);
  await page.keyboard.press("Space");
  await page.waitForURL((url) => url.search.includes("by%3A"));
  assert.ok(decodeURIComponent(page.url()).includes(`by:${name.replaceAll(" ", "+")}`));
  await page.close();
});
