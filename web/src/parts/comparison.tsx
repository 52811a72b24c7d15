// Two versions of a text side by side: paragraphs that changed, with the words that did.
import { diffArrays, diffWordsWithSpace } from "diff";
import { useMemo } from "preact/hooks";
import type { Reading } from "../record";
import { Positions } from "../text/positions";
import { useWords } from "../words";

interface Pair {
  before: string | null;
  after: string | null;
}

function paragraphs(reading: Reading): string[] {
  const positions = new Positions(reading.text);
  return reading.blocks.map((block) => positions.slice(...block.span));
}

// Runs of paragraphs that are gone and have come in the same place stand beside each other.
export function pairsOf(before: string[], after: string[]): Pair[] {
  const pairs: Pair[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); ++i)
      pairs.push({ before: gone[i] ?? null, after: come[i] ?? null });
    gone = [];
    come = [];
  };
  for (const part of diffArrays(before, after)) {
    if (part.removed) gone.push(...part.value);
    else if (part.added) come.push(...part.value);
    else {
      flush();
      for (const text of part.value) pairs.push({ before: text, after: text });
    }
  }
  flush();
  return pairs;
}

function Words({ pair, side }: { pair: Pair; side: "before" | "after" }) {
  const text = pair[side];
  if (text === null) return null;
  const other = side === "before" ? pair.after : pair.before;
  if (other === null) return side === "before" ? <del>{text}</del> : <ins>{text}</ins>;
  return (
    <>
      {diffWordsWithSpace(pair.before!, pair.after!).map((part, i) => {
        if (part.added) return side === "after" && <ins key={i}>{part.value}</ins>;
        if (part.removed) return side === "before" && <del key={i}>{part.value}</del>;
        return part.value;
      })}
    </>
  );
}

interface Props {
  before: Reading;
  after: Reading;
  names: [string, string];
}

export function Comparison({ before, after, names }: Props) {
  const words = useWords();
  const pairs = useMemo(() => pairsOf(paragraphs(before), paragraphs(after)), [before, after]);
  const changed = pairs.filter((pair) => pair.before !== pair.after);
  return (
    <section class="comparison" aria-label={words.compared}>
      <table>
        <caption>{words.unchanged(pairs.length - changed.length)}</caption>
        <thead><tr>{names.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {pairs.map((pair, i) => (
            <tr key={i} class={pair.before === pair.after ? "same" : "changed"}>
              <td lang={before.language ?? undefined}><Words pair={pair} side="before" /></td>
              <td lang={after.language ?? undefined}><Words pair={pair} side="after" /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
