// A row for each claim: when it was told, by whom it was confirmed, doubted, denied. Shapes say which, not colours alone.
import { scaleLinear, scaleUtc } from "d3-scale";
import { go, toStatement } from "../address";
import type { Claim } from "../story_record";
import { date, useWords } from "../words";
import { useWidth } from "./width";

const ticks = 26;
const apart = 13;
const letter = 7.2; // pixels, about, of a letter at this size

// Beside the line there is a column for what is claimed; on a telephone it stands above the line.
function layoutOf(width: number) {
  const beside = width >= 640;
  const left = beside ? Math.min(360, width * 0.4) : 0;
  return { left, right: 44, rowHeight: beside ? 34 : 50, textAt: beside ? 0 : -17, letters: Math.floor((beside ? left - 10 : width) / letter) };
}

type Sign = "told" | "deny" | "confirm" | "doubt" | "correct";

const drawn: Record<Sign, string> = {
  told: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0",
  confirm: "M-6,0l4,5l8,-9",
  deny: "M-5,-5l10,10m0,-10l-10,10",
  doubt: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0",
  correct: "M-6,5l6,-11l6,11z",
};

export function timeScale(times: number[], from: number, to: number): (time: number) => number {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (first === last) return scaleLinear([first - 1, last + 1], [from, to]);
  return scaleUtc([first, last], [from, to]) as unknown as (time: number) => number;
}

export function signsOf(claim: Claim): { sign: Sign; at: number; statement: string; label: string }[] {
  const members = claim.members.map((member) => ({ ...member, sign: (member.denied ? "deny" : "told") as Sign }));
  const answers = claim.answers.map((answer) => ({ ...answer, sign: answer.kind as Sign }));
  return [...members, ...answers]
    .map(({ sign, at, statement, who }) => ({ sign, at: Date.parse(at), statement, label: who }))
    .filter((one) => !Number.isNaN(one.at));
}

export function SignKey() {
  const words = useWords();
  return (
    <ul class="sign-key aside">
      {(Object.keys(drawn) as Sign[]).map((sign) => (
        <li key={sign}>
          <svg viewBox="-9 -9 18 18" width="16" height="16" aria-hidden="true"><path class={`sign ${sign}`} d={drawn[sign]} /></svg>
          {words.signs[sign]}
        </li>
      ))}
    </ul>
  );
}

// Signs that would lie on each other move to the right, in order of time; all of them stay where they can be seen.
export function besideEachOther<T extends { at: number }>(signs: T[], x: (time: number) => number): (T & { x: number })[] {
  let last = -Infinity;
  return [...signs].sort((a, b) => a.at - b.at).map((sign) => {
    last = Math.max(x(sign.at), last + apart);
    return { ...sign, x: last };
  });
}

export function ClaimsOverTime({ claims }: { claims: Claim[] }) {
  const words = useWords();
  const rows = claims.map((claim) => ({ claim, signs: signsOf(claim) })).filter((row) => row.signs.length > 0);
  const times = rows.flatMap((row) => row.signs.map((sign) => sign.at));
  const [frame, width] = useWidth<HTMLDivElement>(900);
  if (times.length === 0) return null;
  const { left, right, rowHeight, textAt, letters } = layoutOf(width);
  const x = timeScale(times, left + 10, width - right);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const height = rows.length * rowHeight + ticks;
  const day = (time: number) => date(words, new Date(time).toISOString().slice(0, 10));
  return (
    <figure class="claims-over-time">
      <figcaption>{words.claimsOverTime}</figcaption>
      <SignKey />
      <div ref={frame}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.claimsOverTime}>
          {rows.map(({ claim, signs }, i) => {
            const y = (i + 1) * rowHeight - 17;
            const text = claim.members[claim.fullest]!.words;
            return (
              <g key={claim.id}>
                <title>{text}</title>
                <a href={`#${claim.id}`}><text x={0} y={y + textAt} dy="0.35em">{text.length > letters ? `${text.slice(0, letters - 1)}…` : text}</text></a>
                <line x1={left} x2={width} y1={y} y2={y} />
                {besideEachOther(signs, x).map((sign, n) => (
                  <g key={n} class="place" transform={`translate(${sign.x},${y})`} onClick={() => go(toStatement(sign.statement))}>
                    <title>{`${day(sign.at)}: ${sign.label || words.nobody} – ${words.signs[sign.sign]}`}</title>
                    <rect x={-9} y={-9} width={18} height={18} />
                    <path class={`sign ${sign.sign}`} d={drawn[sign.sign]} />
                  </g>
                ))}
              </g>
            );
          })}
          <text class="end" x={left + 10} y={height - 4}>{day(first)}</text>
          {day(first) !== day(last) && <text class="end" x={width - right} y={height - 4} text-anchor="end">{day(last)}</text>}
        </svg>
      </div>
    </figure>
  );
}
