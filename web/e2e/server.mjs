// A ledger of the example stories, and of one article that tries everything a text can do; served for the tests.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = new URL("../..", import.meta.url).pathname;
const sayso = process.env.SAYSO ?? join(root, "build/release/sayso");
export const token = "a token that nobody guesses";

// Emoji outside the first plane, a combining mark that has no composed form, script in every place.
export const strange = {
  id: "<script>window.ran=1</script>",
  title: "<img src=x onerror=\"window.ran=1\"> \u{1F6A2}\u{1F6A2} sinkt",
  outlet: "<b>Bote</b>",
  url: "javascript:window.ran=1",
  language: "de",
  published: "2031-05-07T10:00:00+02:00",
  text:
    "\u{1F6A2}\u{1F468}\u200D\u{1F469}\u200D\u{1F467} q\u0308 <script>window.ran=1</script>\n\n" +
    "\u{1F6A2} Die Fähre q\u0308 sei \u{1F1E9}\u{1F1EA} sicher, sagte Ada Müller.\n\n" +
    "Sie habe <img src=x onerror=\"window.ran=1\"> nichts gewusst, sagte Ada Müller.",
};

// The first article again, as it read later: the page shows both versions side by side.
function laterVersion(line) {
  const article = JSON.parse(line);
  article.text = article.text.replace(/\d+/, (figure) => String(Number(figure) + 1)) + "\n\nDieser Absatz kam später hinzu.";
  return JSON.stringify(article);
}

export function startServer({ stories = ["examples/faehre"], withToken = true, allowUrls = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sayso-e2e-"));
  const ledger = join(folder, "stories.sayso");
  const run = (...parts) => execFileSync(sayso, [...parts, "--ledger", ledger], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  for (const story of stories) run("add", join(root, story, "pages"));
  const extra = join(folder, "extra.jsonl");
  const first = JSON.parse(run("export").split("\n")[0]);
  writeFileSync(extra, `${JSON.stringify(strange)}\n`);
  run("add", extra);
  const later = join(folder, "later.jsonl");
  writeFileSync(later, `${laterVersion(JSON.stringify({
    id: first.id, url: first.url, title: first.title, outlet: first.outlet, published: first.published, text: first.text,
  }))}\n`);
  run("add", later);

  const options = ["serve", "--ledger", ledger, "--port", "0", ...(withToken ? ["--token", token] : []),
    ...(allowUrls ? ["--allow-urls"] : [])];
  const server = spawn(sayso, options, { stdio: ["ignore", "ignore", "pipe"] });
  const address = new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => {
      said += bytes;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error(`sayso serve ended: ${said}`)));
  });
  const stop = () => {
    server.removeAllListeners("exit");
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop, versioned: first.id };
}
