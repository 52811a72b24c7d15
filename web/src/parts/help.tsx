// Keys and the query language, over whatever is there.
import { useEffect, useRef } from "preact/hooks";
import { useWords, type Words } from "../words";

const examples: [string, (words: Words) => string][] = [
  ["by:mark+rutte", (words) => words.marks["speaker"]!],
  ["about:kursk", (words) => words.marks["content"]!],
  ["to:spiegel", (words) => words.marks["addressee"]!],
  ["via:dpa", (words) => words.facets["via"]!],
  ["act:deny", (words) => words.facets["act"]!],
  ["certainty:hedged", (words) => words.facets["certainty"]!],
  ["form:direct", (words) => words.facets["form"]!],
  ["outlet:kurier", (words) => words.facets["outlet"]!],
  ["after:2031-05 before:2031-06", (words) => words.timeline],
  ["figure:1000.. unit:EUR", (words) => words.figures],
  ["not:…", () => "¬"],
  ["order:relevance", (words) => words.order],
];

export function Help({ open, close }: { open: boolean; close: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current!.open) dialog.current!.showModal();
    if (!open && dialog.current!.open) dialog.current!.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" onClose={close} aria-labelledby="help-title">
      <h2 id="help-title">{words.keys}</h2>
      <dl>
        {words.keyList.map(([key, what]) => (
          <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>
        ))}
      </dl>
      <h2>{words.queryLanguage}</h2>
      <p>{words.queryHint}</p>
      <dl>
        {examples.map(([example, what]) => (
          <div key={example}><dt><code>{example}</code></dt><dd>{what(words)}</dd></div>
        ))}
      </dl>
      <button type="button" onClick={close}>{words.close}</button>
    </dialog>
  );
}
