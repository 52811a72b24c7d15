// What is marked in a text, cut into pieces that do not overlap.
import type { Reading, Span, Statement } from "../record";

export type MarkKind = "content" | "quoted" | "speaker" | "cue" | "addressee" | "quantity" | "time" | "copied";

export interface Mark {
  kind: MarkKind;
  begin: number; // code points
  end: number;
  statement: number; // which one it belongs to; -1 for none
}

export interface Piece {
  begin: number;
  end: number;
  marks: Mark[];
}

const parts = ["content", "quoted", "speaker", "cue", "addressee"] as const;

export function marksOf(statement: Statement, number: number): Mark[] {
  return parts.flatMap((kind) =>
    statement[kind].map(([begin, end]) => ({ kind, begin, end, statement: number })),
  );
}

export function valueMarks(values: { span: Span }[], kind: "quantity" | "time"): Mark[] {
  return values.map(({ span: [begin, end] }) => ({ kind, begin, end, statement: -1 }));
}

export function copiedMarks(copied: { span: Span }[]): Mark[] {
  return copied.map(({ span: [begin, end] }) => ({ kind: "copied", begin, end, statement: -1 }));
}

export function allMarks(reading: Reading): Mark[] {
  return [
    ...reading.statements.flatMap(marksOf),
    ...valueMarks(reading.quantities, "quantity"),
    ...valueMarks(reading.times, "time"),
  ];
}

// The stretch [begin, end) in pieces, each with the marks that cover it; in order, without gaps.
export function pieces(begin: number, end: number, marks: Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.begin < end && mark.end > begin && mark.begin < mark.end);
  const cuts = new Set([begin, end]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.begin, begin));
    cuts.add(Math.min(mark.end, end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const starting = [...inside].sort((a, b) => a.begin - b.begin);
  const result: Piece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; ++i) {
    const from = places[i]!;
    open = open.filter((mark) => mark.end > from);
    while (next < starting.length && starting[next]!.begin <= from) open.push(starting[next++]!);
    result.push({ begin: from, end: places[i + 1]!, marks: [...open] });
  }
  return result;
}
