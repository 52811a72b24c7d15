// Stories: claims over time, the tree of sources, figures with their ranges and revisions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useBrowser } from "./page.mjs";

const bench = useBrowser();
const openStory = async () => {
  const story = await bench.story();
  const page = await bench.open(`/stories/${story.id}`, { until: ".claim" });
  await page.locator("button", { hasText: "All" }).click();
  await page.locator(".further > summary").click();
  return { story, page };
};

// In the order in which they are drawn.
const movingOf = (story) => {
  const weight = (series) => (series.what === "" ? 0 : 1000) + series.steps.length;
  return story.figures.filter((series) => series.steps.length > 1).sort((a, b) => weight(b) - weight(a));
};

test("the list leads to a story", async () => {
  const page = await bench.open("/stories", { until: ".card a" });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/stories/**");
  await page.waitForSelector(".claims-over-time .sign");
  await page.close();
});

test("every claim is there, with its sources counted and its answers named", async () => {
  const { story, page } = await openStory();
  assert.equal(await page.locator(".claim").count(), story.claims.length);
  for (const claim of story.claims) {
    const card = page.locator(`[id="${claim.id}"]`);
    const sources = claim.sources.length;
    assert.match(await card.textContent(), sources === 0 ? /no known source/ : new RegExp(`${sources} independent source`));
    assert.equal(await card.locator(".answers li").count(), claim.answers.length);
  }
  await page.close();
});

test("the timeline has a sign for each telling and answer, none on another", async () => {
  const { story, page } = await openStory();
  const rows = await page.evaluate(() => [...document.querySelectorAll(".claims-over-time svg:not([aria-hidden]) > g")].map((row) => ({
    id: row.querySelector("a").getAttribute("href").slice(1),
    places: [...row.querySelectorAll(".place")].map((one) => Number(/translate\(([\d.]+)/.exec(one.getAttribute("transform"))[1])),
  })));
  assert.ok(rows.length > 3);
  for (const { id, places } of rows) {
    const claim = story.claims.find((one) => one.id === id);
    const dated = [...claim.members, ...claim.answers].filter((one) => !Number.isNaN(Date.parse(one.at)));
    assert.equal(places.length, dated.length, id);
    const ordered = [...places].sort((a, b) => a - b);
    for (let i = 1; i < ordered.length; ++i) assert.ok(ordered[i] - ordered[i - 1] >= 12, `signs of ${id} lie on each other`);
  }
  await page.reload(); // not all claims are shown again
  await page.waitForSelector(".claims-over-time svg a");
  await page.locator(".claims-over-time svg a >> nth=0").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => location.hash === `#${id}`, rows[0].id);
  await page.close();
});

test("the tree says who has it from whom: every telling once, each under its source", async () => {
  const { story, page } = await openStory();
  const claim = story.claims.find((one) => one.sources.length > 1 && one.proof.length > 0);
  const card = page.locator(`[id="${claim.id}"]`);
  await card.locator("summary").click();
  assert.equal(await card.locator(".source-tree > li").count(), claim.sources.length);
  const members = claim.sources.reduce((sum, source) => sum + source.members.length, 0);
  assert.equal(await card.locator(".member").count(), members);
  for (const source of claim.sources) assert.ok((await card.locator(".source-tree").textContent()).includes(source.name));
  await page.close();
});

test("figures stand at their values: ranges as bars, bounds as arrows, revisions joined", async () => {
  const { story, page } = await openStory();
  const moving = movingOf(story);
  assert.equal(await page.locator(".figure-chart").count(), moving.length);
  let drawn = 0;
  for (let i = 0; i < moving.length; ++i) {
    const chart = page.locator(".figure-chart").nth(i);
    const steps = moving[i].steps.filter((step) => step.value !== null && !Number.isNaN(Date.parse(step.at)));
    if (steps.length < 2) continue;
    const ranges = steps.filter((step) => step.high !== null && step.high > step.value);
    const bounds = steps.filter((step) => ["more_than", "at_least", "less_than", "at_most"].includes(step.qualifier));
    const joined = new Set(steps.map((step) => step.speaker).filter((who, n, all) => all.indexOf(who) !== n));
    assert.equal(await chart.locator(".point").count(), steps.length);
    assert.equal(await chart.locator(".range").count(), ranges.length);
    assert.equal(await chart.locator(".arrow").count(), bounds.length);
    assert.equal(await chart.locator(".joined").count(), joined.size);
    drawn += ranges.length + bounds.length + joined.size;
    const heights = await chart.evaluate((one) =>
      [...one.querySelectorAll(".point")].map((point) => Number(point.querySelector("circle").getAttribute("cy"))));
    const highs = await chart.evaluate((one) => [...one.querySelectorAll(".point title")].map((title) => title.textContent));
    assert.equal(heights.length, highs.length);
    await chart.locator("summary").last().click();
    assert.equal(await chart.locator("tbody tr").count(), moving[i].steps.length);
  }
  assert.ok(drawn > 2, "the example has ranges, bounds and revisions");
  await page.close();
});

test("higher figures stand higher", async () => {
  const { story, page } = await openStory();
  const i = movingOf(story).findIndex((series) =>
    new Set(series.steps.map((step) => step.value)).size > 2);
  const chart = page.locator(".figure-chart").nth(i);
  const [labels, places] = await chart.evaluate((one) => {
    const ticks = [...one.querySelectorAll("svg > g > text")].filter((text) => text.getAttribute("text-anchor") === "end");
    return [ticks.map((text) => Number(text.textContent.replace(/\D/g, ""))), ticks.map((text) => Number(text.getAttribute("y")))];
  });
  assert.ok(labels.length > 1);
  for (let n = 1; n < labels.length; ++n) assert.equal(labels[n] > labels[n - 1], places[n] < places[n - 1]);
  await page.close();
});

test("a claim that is not among the first is shown by its address", async () => {
  const { page } = await openStory();
  const id = await page.locator(".claim").last().getAttribute("id");
  const address = `${new URL(page.url()).pathname}#${id}`;
  await page.close();
  const again = await bench.open(address, { until: `[id="${id}"]` });
  await again.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  await again.close();
});
