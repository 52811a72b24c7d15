// One row of dots for each act, over the days: how big a dot is says how often.
import { scaleLinear, scaleSqrt, scaleUtc } from "d3-scale";
import { useData, valueOf } from "../api";
import type { Facet, Facets } from "../record";
import { date, number, useWords } from "../words";
import { useWidth } from "./width";

interface Row {
  act: string;
  days: Facet[];
}

// The days of each act, in one question an act: there are ten at most.
function useRows(query: string, acts: Facet[]): Row[] {
  const shown = acts.slice(0, 6);
  const slots = [0, 1, 2, 3, 4, 5].map((i) => {
    const act = shown[i]?.value;
    const parameters = new URLSearchParams({ q: `${query} act:${act}`, by: "day" });
    // eslint-disable-next-line -- the number of hooks is the same on each call
    return useData<{ facets: Facets }>(act === undefined ? null : `/facets.json?${parameters}`);
  });
  return shown.map((act, i) => ({
    act: act.value,
    days: (valueOf(slots[i]!)?.facets["day"] ?? []).filter((day) => day.value !== ""),
  }));
}

const widest = 760;
const left = 100;
const rowHeight = 30;

export function ActsOverTime({ query, acts, choose }: {
  query: string; acts: Facet[]; choose: (query: string) => void;
}) {
  const words = useWords();
  const [frame, given] = useWidth<HTMLElement>(widest);
  const width = Math.min(given, widest);
  const rows = useRows(query, acts).filter((row) => row.days.length > 0);
  const days = rows.flatMap((row) => row.days);
  if (days.length === 0) return <figure class="acts" ref={frame} />;
  const times = days.map((day) => Date.parse(day.value));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = first === last
    ? scaleLinear([first - 1, last + 1], [left + 16, width - 16])
    : scaleUtc([first, last], [left + 16, width - 16]);
  const most = Math.max(...days.map((day) => day.statements));
  const radius = scaleSqrt([0, Math.max(most, 4)], [0, rowHeight / 2 - 3]);
  const height = rows.length * rowHeight + 22;
  return (
    <figure class="acts" ref={frame}>
      <figcaption>{words.overTime}</figcaption>
      <div>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.overTime}>
          {rows.map((row, i) => {
            const y = i * rowHeight + rowHeight / 2;
            return (
              <g key={row.act}>
                <text x={left - 6} y={y} dy="0.35em" text-anchor="end">{words.acts[row.act]}</text>
                <line x1={left} x2={width} y1={y} y2={y} />
                {row.days.map((day) => (
                  <circle
                    key={day.value} class={`act-${row.act}`} cx={x(Date.parse(day.value))} cy={y} r={radius(day.statements)}
                    onClick={() => choose(`${query} act:${row.act} after:${day.value} before:${nextDay(day.value)}`)}
                  >
                    <title>{`${date(words, day.value)}: ${words.acts[row.act]}, ${number(words, day.statements)}`}</title>
                  </circle>
                ))}
              </g>
            );
          })}
          <text class="end" x={first === last ? (left + width) / 2 : left + 16} y={height - 5} text-anchor={first === last ? "middle" : "start"}>{dayOf(first)}</text>
          {first !== last && <text class="end" x={width - 2} y={height - 5} text-anchor="end">{dayOf(last)}</text>}
        </svg>
      </div>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr><th scope="col">{words.day}</th><th scope="col">{words.facets["act"]}</th><th scope="col">{words.count}</th></tr>
          </thead>
          <tbody>
            {rows.flatMap((row) => row.days.map((day) => (
              <tr key={`${row.act} ${day.value}`}>
                <td>{date(words, day.value)}</td><td>{words.acts[row.act]}</td><td>{number(words, day.statements)}</td>
              </tr>
            )))}
          </tbody>
        </table>
      </details>
    </figure>
  );

  function dayOf(time: number): string {
    return date(words, new Date(time).toISOString().slice(0, 10));
  }
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
