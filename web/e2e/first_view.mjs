// How long until a browser shows statements and counts: node web/e2e/first_view.mjs ADDRESS
import { launch } from "./browser.mjs";

const address = process.argv[2];
const browser = await launch();
const times = [];
for (let turn = 0; turn < 5; ++turn) {
  const context = await browser.newContext({ baseURL: address });
  const page = await context.newPage();
  const begin = performance.now();
  await page.goto("/search", { waitUntil: "commit" });
  await page.waitForSelector(".card");
  await page.waitForSelector(".facet");
  await page.waitForSelector(".timeline");
  times.push(performance.now() - begin);
  await context.close();
}
await browser.close();
console.log(`${times.map((time) => time.toFixed(0)).join(", ")} ms (five times, nothing kept)`);
