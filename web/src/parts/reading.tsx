// An article's text with its statements marked where they stand, and a note in the margin for each.
import { useMemo } from "preact/hooks";
import { toArticle, toStatement } from "../address";
import type { Block, Copied, Reading, Statement } from "../record";
import { allMarks, copiedMarks, type Mark } from "../text/marks";
import { Positions } from "../text/positions";
import { date, useWords } from "../words";
import { ActBadge } from "./badge";
import { Legend, MarkedText } from "./marked_text";
import { Speakers } from "./people";

interface Props {
  reading: Reading;
  chosen: number;
  choose: (statement: number) => void;
  kept: boolean; // in the ledger, so that a statement has an address
  copied?: Copied[];
  headline?: "h1" | "h2"; // what the article's own headline is on this page
}

// Where a statement's note stands: at its content, else at whatever it has.
function placeOf(statement: Statement): number {
  const spans = [...statement.content, ...statement.cue, ...statement.speaker];
  return spans[0]?.[0] ?? 0;
}

// Blocks as the record has them; the whole text is one where there are none.
function blocksOf(reading: Reading, positions: Positions): Block[] {
  if (reading.blocks.length > 0) return reading.blocks;
  return [{ kind: "paragraph", span: [0, [...positions.text].length] }];
}

function Note({ statement, number, chosen, choose, kept, outlet }: {
  statement: Statement; number: number; chosen: boolean; choose: (statement: number) => void; kept: boolean;
  outlet: string | null;
}) {
  const words = useWords();
  const passing = [...statement.via].map((party) => party.name);
  return (
    <li
      class={chosen ? "note chosen" : "note"} data-note={number} tabIndex={-1}
      data-open={kept ? toStatement(statement.id) : undefined}
      onClick={(event) => {
        if (!(event.target as Element).closest("a, button")) choose(number);
      }}
    >
      {kept && <a class="permalink" href={toStatement(statement.id)}>{words.permalink}</a>}
      <span class="speakers"><Speakers statement={statement} /></span>
      <ActBadge statement={statement} />
      {(passing.length > 0 || statement.basis.length > 0) && (
        <span class="aside way">
          {passing.length > 0 && `${words.via} ${passing.join(" ← ")}${outlet ? ` ← ${outlet}` : ""}`}
          {statement.basis.length > 0 &&
            ` ${words.reliesOn} ${statement.basis.map((basis) => basis.name).join(", ")}`}
        </span>
      )}
    </li>
  );
}

// Where a copied passage has its origin, beside the paragraph in which it begins.
function Origin({ copied }: { copied: Copied }) {
  const words = useWords();
  return (
    <li class="origin-note">
      <span class="m m-copied">{words.copiedFrom(copied.outlet || words.noOutlet)}</span>{" "}
      <a href={toArticle(copied.article)}>{copied.title || words.untitled}</a>{" "}
      <span class="aside">
        {date(words, copied.published)}
        {!copied.credited && `, ${words.uncredited}`}
      </span>
    </li>
  );
}

const tags: Record<string, string> = {
  kicker: "p", lead: "p", heading: "h3", paragraph: "p", quote: "blockquote", list: "p", caption: "p",
  table: "p", live_entry: "p",
};

function BlockRow({ block, marks, notes, copied, reading, positions, props }: {
  block: Block; marks: Mark[]; notes: number[]; copied: Copied[]; reading: Reading; positions: Positions; props: Props;
}) {
  const words = useWords();
  const Tag = (block.kind === "title" ? (props.headline ?? "h2") : (tags[block.kind] ?? "p")) as "p";
  const [begin, end] = block.span;
  return (
    <div class={`row block-${block.kind}`}>
      <Tag class="text" lang={reading.language ?? undefined}>
        <MarkedText positions={positions} begin={begin} end={end} marks={marks} chosen={props.chosen} choose={props.choose} />
      </Tag>
      {notes.length + copied.length > 0 && (
        <ul class="notes" aria-label={words.notes}>
          {copied.map((one) => <Origin key={one.span[0]} copied={one} />)}
          {notes.map((number) => (
            <Note
              key={number} statement={reading.statements[number]!} number={number} chosen={number === props.chosen}
              choose={props.choose} kept={props.kept} outlet={reading.outlet}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

const noneCopied: Copied[] = [];

export function ReadingText(props: Props) {
  const words = useWords();
  const { reading, copied = noneCopied } = props;
  const positions = useMemo(() => new Positions(reading.text), [reading.text]);
  const rows = useMemo(() => {
    const marks = [...copiedMarks(copied), ...allMarks(reading)];
    return blocksOf(reading, positions).map((block, i, blocks) => {
      const [begin, end] = block.span;
      const upTo = i + 1 < blocks.length ? blocks[i + 1]!.span[0] : Infinity;
      return {
        block,
        marks: marks.filter((mark) => mark.begin < end && mark.end > begin),
        copied: copied.filter((one) => one.span[0] < upTo && (i === 0 || one.span[0] >= begin)),
        notes: reading.statements.flatMap((statement, number) => {
          const place = placeOf(statement);
          return place >= (i === 0 ? 0 : begin) && place < upTo ? [number] : [];
        }),
      };
    });
  }, [reading, positions, copied]);
  return (
    <div class="reading">
      <Legend words={copied.length > 0 ? { ...words.marks, copied: words.copiedMark } : words.marks} />
      {reading.statements.length === 0 && <p class="state">{words.noStatements}</p>}
      <div class="text-and-notes">
        {rows.map((row, i) => (
          <BlockRow key={i} {...row} reading={reading} positions={positions} props={props} />
        ))}
      </div>
      {reading.problems.length > 0 && (
        <section class="problems">
          <h3>{words.problems}</h3>
          <ul>{reading.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
        </section>
      )}
    </div>
  );
}
