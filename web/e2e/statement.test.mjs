// One statement, and one source: correcting, confirming and rejecting need the token.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { useBrowser } from "./page.mjs";
import { startServer, token } from "./server.mjs";

const bench = useBrowser();

test("a statement has its passage, its way, its figures and a citation", async () => {
  const { statements } = await bench.json("/search.json?q=figure:1..+limit:100");
  const hit = statements.find((one) => one.record.via.length > 0) ?? statements[0];
  const page = await bench.open(`/statements/${hit.statement}`, { until: ".chain" });
  const stops = await page.locator(".chain .node").allTextContents();
  assert.equal(stops.length, hit.record.via.length + 2);
  assert.ok(stops[stops.length - 1].includes(hit.outlet));
  assert.ok((await page.locator(".values tr").count()) >= hit.figures.length);
  const citation = await page.textContent(".citation");
  for (const part of [hit.words.slice(0, 20), hit.outlet, hit.statement]) assert.ok(citation.includes(part), part);
  await bench.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("section", { has: page.locator(".citation") }).locator("button").click();
  await page.waitForFunction(() => navigator.clipboard.readText().then((text) => text === document.querySelector(".citation").textContent));
  await page.close();
});

test("a source shows all that was said, and leads to its statements", async () => {
  const hit = await bench.statement("act:deny form:indirect");
  const name = (hit.record.who.parties ?? [hit.record.who])[0].name;
  const page = await bench.open(`/sources/${encodeURIComponent(name)}`, { until: ".acts circle" });
  assert.equal(await page.textContent("h1"), name);
  const { total, facets } = await bench.json(`/sources/${encodeURIComponent(name)}.json`);
  assert.match(await page.textContent(".about .facts"), new RegExp(`^${total} `));
  assert.equal(await page.locator(".columns .counts").first().locator("li").count(), Math.min(8, facets.outlet.filter((one) => one.value).length));
  await page.locator(".card .permalink >> nth=0").click();
  await page.waitForURL("**/statements/**");
  await page.waitForSelector(".passage .m");
  await page.close();
});

describe("with the token", () => {
  const labelled = (page, text) => page.locator(".correct label", { hasText: text }).locator("input, select");
  const openForm = async (query) => {
    const hit = await bench.statement(query);
    const page = await bench.open(`/statements/${hit.statement}`, { until: ".correct" });
    await page.click(".correct summary");
    await labelled(page, "Your name").fill("desk");
    await labelled(page, "Reason").fill("read again");
    return { hit, page };
  };

  test("a statement is corrected, and not with another one", async () => {
    const { page } = await openForm("act:demand");
    await labelled(page, "Token").fill("wrong");
    await labelled(page, "What is right").selectOption("warn");
    await page.click(".correct button[type=submit]");
    await page.waitForSelector(".correct .failed");
    await labelled(page, "Token").fill(token);
    await page.click(".correct button[type=submit]");
    await page.waitForSelector(".corrections");
    await page.waitForSelector(".about .act-warn");
    assert.match(await page.textContent(".corrections"), /desk.*read again/);
    await page.close();
  });

  test("somebody else is found to have said it", async () => {
    const { page } = await openForm("act:announce");
    await labelled(page, "Token").fill(token);
    await labelled(page, "What is wrong").selectOption("who");
    await labelled(page, "What is right").fill("Ada Beispiel");
    await page.click(".correct button[type=submit]");
    await page.waitForFunction(() => document.querySelector(".about .speakers").textContent.includes("Ada Beispiel"));
    await page.close();
  });

  test("a statement is confirmed, and stays in the list", async () => {
    const { hit, page } = await openForm("act:estimate");
    await labelled(page, "Token").fill(token);
    await page.locator(".correct button", { hasText: "Confirm as right" }).click();
    await page.waitForSelector(".corrections");
    assert.match(await page.textContent(".corrections"), /found right/);
    assert.equal((await bench.statement("act:estimate")).statement, hit.statement);
    await page.close();
  });

  test("a statement is rejected, and leaves the list", async () => {
    const { hit, page } = await openForm("act:judge");
    await labelled(page, "Token").fill(token);
    await page.locator(".correct button", { hasText: "Reject" }).click();
    await page.waitForSelector(".rejected");
    const { statements } = await bench.json("/search.json?q=act:judge+limit:100");
    assert.ok(!statements.some((one) => one.statement === hit.statement));
    await page.close();
  });

  test("a form goes by keys alone", async () => {
    const { hit, page } = await openForm("act:confirm");
    await labelled(page, "Token").fill(token);
    await labelled(page, "Reason").focus();
    for (let i = 0; i < 6 && !(await page.evaluate(() => document.activeElement.textContent === "Confirm as right")); ++i)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".corrections");
    assert.equal((await bench.json(`/statements/${hit.statement}.json`)).corrections.length, 1);
    await page.close();
  });
});

describe("without a token", () => {
  let closed;
  after(() => closed?.stop());

  test("nobody is asked for one, and nothing can be written", async () => {
    closed = startServer({ withToken: false });
    const address = await closed.address;
    const { statements } = await (await fetch(`${address}/search.json`)).json();
    const page = await bench.open(`${address}/statements/${statements[0].statement}`, { until: ".citation" });
    await page.waitForSelector(".record");
    assert.equal(await page.locator(".correct").count(), 0);
    const status = await page.evaluate(async (id) => {
      const answer = await fetch(`/statements/${id}/corrections.json`, {
        method: "POST", headers: { "Content-Type": "application/json", Authorization: "Bearer whatever it may be" },
        body: JSON.stringify({ field: "act", value: "deny", by: "x", why: "y" }),
      });
      return answer.status;
    }, statements[0].statement);
    assert.equal(status, 403);
    await page.close();
  });
});
