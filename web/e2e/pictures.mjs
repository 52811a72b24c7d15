// Pictures of every view: node web/e2e/pictures.mjs FOLDER [all]
//
// Without `all`, the one of each view that stands in docs/; with it, three widths in light and dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";

const [folder = "build/pictures", which = "docs"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const server = startServer();
const address = await server.address;
const browser = await launch();
const ask = async (path) => (await fetch(address + path)).json();
const denied = (await ask("/search.json?q=act:deny+form:indirect")).statements[0];
const passedOn = (await ask("/search.json?q=figure:1..")).statements.find((hit) => hit.record.via.length > 0) ?? denied;
const name = (await ask("/sources.json")).sources.find((source) => source.value !== "").value;
const views = {
  search: ["/search", ".timeline"],
  article: [`/articles/${encodeURIComponent(denied.article)}?s=${denied.statement}`, ".note.chosen"],
  versions: [`/articles/${encodeURIComponent(server.versioned)}`, ".versions"],
  statement: [`/statements/${passedOn.statement}`, ".chain"],
  source: [`/sources/${encodeURIComponent(name)}`, ".acts circle"],
  stories: ["/stories", ".card"],
  story: [`/stories/${(await ask("/stories.json")).stories[0].id}`, ".claim"],
  read: ["/read", "textarea"],
};

const widths = which === "all" ? [360, 768, 1440] : [1000];
const schemes = which === "all" ? ["light", "dark"] : ["light"];
for (const colorScheme of schemes) {
  for (const width of widths) {
    const context = await browser.newContext({
      baseURL: address, colorScheme, locale: width === 768 ? "en-GB" : "de-DE", viewport: { width, height: which === "all" ? 1000 : 660 },
    });
    for (const [view, [path, until]] of Object.entries(views)) {
      if (which !== "all" && ["versions", "stories"].includes(view)) continue;
      const page = await context.newPage();
      await page.goto(path);
      await page.waitForSelector(until);
      if (view === "versions") {
        const other = await page.locator(".versions select >> nth=1").locator("option >> nth=1").getAttribute("value");
        await page.selectOption(".versions select >> nth=1", other);
        await page.waitForSelector(".comparison");
      }
      if (view === "read") {
        await page.fill("textarea", "Die Brücke sei sicher, sagte Verkehrsministerin Ada Müller am Montag der Zeitung Kurier.\n\n„Wir prüfen bis zu 12 Pfeiler“, sagte Ingenieur Ole Brandt. Die Gewerkschaft fordert eine Sperrung.");
        await page.click(".read-view form button[type=submit]");
        await page.waitForSelector(".reading");
        await page.evaluate(() => document.querySelector(".read-view h2").scrollIntoView({ block: "center" }));
      }
      await page.waitForTimeout(150);
      const file = which === "all" ? `${view}-${width}-${colorScheme}.png` : `page-${view}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: which === "all" && view === "story" });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.stop();
