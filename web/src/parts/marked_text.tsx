// A stretch of an article's text with its marks. Every character comes as a text node.
import { useMemo } from "preact/hooks";
import { pieces, type Mark } from "../text/marks";
import type { Positions } from "../text/positions";

interface Props {
  positions: Positions; // of a text that begins at `offset`
  offset?: number;
  begin: number;
  end: number;
  marks: Mark[];
  chosen?: number; // the statement whose parts stand out
  choose?: (statement: number) => void;
}

export function MarkedText({ positions, offset = 0, begin, end, marks, chosen, choose }: Props) {
  const cut = useMemo(() => pieces(begin, end, marks), [begin, end, marks]);
  return (
    <>
      {cut.map((piece) => {
        const text = positions.slice(piece.begin - offset, piece.end - offset);
        if (piece.marks.length === 0) return text;
        const statement = piece.marks.find((mark) => mark.statement >= 0)?.statement;
        const names = piece.marks.map((mark) => `m-${mark.kind}`);
        if (piece.marks.some((mark) => mark.statement >= 0 && mark.statement === chosen)) names.push("chosen");
        return (
          <span
            key={piece.begin} class={`m ${[...new Set(names)].join(" ")}`}
            onClick={choose && statement !== undefined ? () => choose(statement) : undefined}
          >
            {text}
          </span>
        );
      })}
    </>
  );
}

export function Legend({ words }: { words: Record<string, string> }) {
  return (
    <ul class="legend">
      {Object.entries(words).map(([kind, label]) => (
        <li key={kind}><span class={`m m-${kind}${kind === "quoted" ? " m-content" : ""}`}>{label}</span></li>
      ))}
    </ul>
  );
}
