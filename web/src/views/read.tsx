// A text that somebody brings: read at once, kept nowhere.
import { useEffect, useState } from "preact/hooks";
import { send, useData, valueOf, type Failure } from "../api";
import { ReadingText } from "../parts/reading";
import { Failed } from "../parts/state";
import type { LedgerInfo, Reading } from "../record";
import { number, useWords } from "../words";

// Of a file: UTF-8, or what old pages and editors write.
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export function ReadView() {
  const words = useWords();
  const info = valueOf(useData<LedgerInfo>("/ledger.json"));
  const [content, setContent] = useState("");
  const [url, setUrl] = useState("");
  const [published, setPublished] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    document.title = `${words.pasteTitle} · Sayso`;
  }, [words]);

  const read = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setReading(await send<Reading>("/read.json", url === "" ? { content, published } : { url, published }));
      setChosen(-1);
    } catch (error) {
      setFailure(error as Failure);
    }
    setBusy(false);
  };
  const upload = (file: File | undefined) => {
    if (file) void file.arrayBuffer().then((bytes) => setContent(textOf(bytes)));
  };
  return (
    <div class="read-view">
      <header class="about">
        <h1>{words.pasteTitle}</h1>
        <p class="aside">{words.pasteHint}</p>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <label>
          {words.pasteLabel}
          <textarea rows={10} value={content} spellcheck={false} onInput={(event) => setContent(event.currentTarget.value)} />
        </label>
        <div class="pair">
          <label>
            {words.upload}
            <input type="file" accept=".txt,.html,.htm,text/plain,text/html"
              onChange={(event) => upload(event.currentTarget.files?.[0])} />
          </label>
          {info?.addresses && (
            <label>
              {words.address}
              <input type="url" value={url} placeholder="https://" onInput={(event) => setUrl(event.currentTarget.value)} />
            </label>
          )}
          <label>
            {words.published}
            <input type="date" value={published} onChange={(event) => setPublished(event.currentTarget.value)} />
          </label>
        </div>
        <button type="submit" disabled={busy || (content.trim() === "" && url === "")}>
          {busy ? words.reading : words.readButton}
        </button>
      </form>
      {failure && <Failed failure={failure} />}
      {reading && (
        <section aria-label={words.result}>
          <h2>
            <span role="status">
              {words.result}: {words.statements(number(words, reading.statements.length), reading.statements.length === 1)}
            </span>
          </h2>
          <ReadingText reading={reading} chosen={chosen} choose={setChosen} kept={false} />
        </section>
      )}
    </div>
  );
}
