// Opening views in tests: a page that fails the test on any error of its own, and on any request to somebody else.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { hasBrowser, launch } from "./browser.mjs";
import { startServer } from "./server.mjs";

const patience = 20_000;

// One server, browser and context for all tests of a file; filled in before the first of them.
export function useBrowser() {
  const bench = { server: null, address: "", browser: null, context: null };
  before(async () => {
    assert.ok(hasBrowser(), "Chromium is missing: scripts/setup.sh e2e");
    bench.server = startServer();
    bench.address = await bench.server.address;
    bench.browser = await launch();
    bench.context = await bench.browser.newContext({ locale: "en-GB", baseURL: bench.address });
  });
  after(async () => {
    await bench.browser?.close();
    bench.server?.stop();
  });

  bench.open = async (path, { context = bench.context, until = "main > *" } = {}) => {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => assert.fail(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (/Content.Security.Policy|Trusted ?Type/i.test(message.text())) assert.fail(`${path}: ${message.text()}`);
    });
    const origin = new URL(path, bench.address).origin;
    page.on("request", (request) => assert.ok(request.url().startsWith(origin), `asked ${request.url()}`));
    await page.goto(path);
    await page.waitForSelector(until, { state: "attached" }); // what stands in something that is folded away is there
    return page;
  };
  bench.json = async (path) => (await fetch(bench.address + path)).json();
  bench.statement = async (query) =>
    (await bench.json(`/search.json?${new URLSearchParams({ q: query })}`)).statements[0];
  bench.story = async () => bench.json(`/stories/${(await bench.json("/stories.json")).stories[0].id}.json`);
  // Address of every view, and what is there once it is shown.
  bench.views = async () => {
    const hit = await bench.statement("act:deny");
    const speaker = (await bench.json("/sources.json")).sources.find((source) => source.value !== "").value;
    return {
      search: ["/search", ".facet"],
      nothing: ["/search?q=nichtsdergleichen", ".bar-above"],
      failed: ["/search?q=act:sing", ".failed"],
      article: [`/articles/${encodeURIComponent(hit.article)}?s=${hit.statement}`, ".note.chosen"],
      versions: [await bench.comparison(), ".comparison ins"],
      statement: [`/statements/${hit.statement}`, ".correct"],
      source: [`/sources/${encodeURIComponent(speaker)}`, ".acts circle"],
      stories: ["/stories", ".card"],
      story: [`/stories/${(await bench.story()).id}`, ".claim"],
      read: ["/read", "textarea"],
    };
  };
  // Two versions of the article that has them.
  bench.comparison = async () => {
    const path = `/articles/${encodeURIComponent(bench.server.versioned)}`;
    const { versions } = await bench.json(`${path}.json`);
    return `${path}?${new URLSearchParams({ version: versions[1].version, with: versions[0].version })}`;
  };
  return bench;
}
