// Two versions of a text side by side: paragraphs that changed, with the words that did.
import { diffArrays, diffWordsWithSpace } from "diff";
import { useMemo, useState } from "preact/hooks";
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

interface Stretch {
  pairs: Pair[];
  folded: boolean;
}

const leastFolded = 3; // paragraphs in a row; the ones beside a change stay

// Long runs of what is the same are folded away, except next to a change.
export function stretchesOf(pairs: Pair[]): Stretch[] {
  const near = (i: number) => [pairs[i - 1], pairs[i], pairs[i + 1]].some((pair) => pair && pair.before !== pair.after);
  const stretches: Stretch[] = [];
  pairs.forEach((pair, i) => {
    const folded = !near(i);
    const last = stretches[stretches.length - 1];
    if (last && last.folded === folded) last.pairs.push(pair);
    else stretches.push({ pairs: [pair], folded });
  });
  return stretches.map((one) => (one.pairs.length < leastFolded ? { ...one, folded: false } : one));
}

function Rows({ stretch, before, after }: { stretch: Stretch; before: Reading; after: Reading }) {
  const words = useWords();
  const [open, setOpen] = useState(!stretch.folded);
  if (!open)
    return (
      <tr class="folded">
        <td colSpan={2}>
          <button type="button" class="quiet" onClick={() => setOpen(true)}>{words.unchanged(stretch.pairs.length)}</button>
        </td>
      </tr>
    );
  return (
    <>
      {stretch.pairs.map((pair, i) => (
        <tr key={i} class={pair.before === pair.after ? "same" : "changed"}>
          <td lang={before.language ?? undefined}><Words pair={pair} side="before" /></td>
          <td lang={after.language ?? undefined}><Words pair={pair} side="after" /></td>
        </tr>
      ))}
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
        <caption>{words.changed(changed.length)}</caption>
        <thead><tr>{names.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {stretchesOf(pairs).map((stretch, i) => <Rows key={i} stretch={stretch} before={before} after={after} />)}
        </tbody>
      </table>
    </section>
  );
}
