// How many statements there were when: bars that filter.
import { scaleLinear } from "d3-scale";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Facet } from "../record";
import { date, number, useWords } from "../words";

type Unit = "day" | "month" | "year";

interface Bar {
  begin: string; // "2031-05-04", "2031-05" or "2031"
  end: string; // the first day, month or year after it
  statements: number;
}

const length: Record<Unit, number> = { day: 10, month: 7, year: 4 };

function after(when: string): string {
  const [year, month, day] = when.split("-").map(Number);
  if (day !== undefined) return new Date(Date.UTC(year!, month! - 1, day + 1)).toISOString().slice(0, 10);
  if (month !== undefined) return month === 12 ? `${year! + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
  return String(year! + 1);
}

// One bar for every day, or month, or year between the first and the last, also where nothing was said.
export function barsOf(days: Facet[]): Bar[] {
  const dated = days.filter((day) => day.value !== "");
  const first = dated[0]?.value;
  const last = dated[dated.length - 1]?.value;
  if (!first || !last) return [];
  const span = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  const unit: Unit = span <= 120 ? "day" : span <= 365 * 12 ? "month" : "year";
  const counts = new Map<string, number>();
  for (const day of dated) {
    const key = day.value.slice(0, length[unit]);
    counts.set(key, (counts.get(key) ?? 0) + day.statements);
  }
  const bars: Bar[] = [];
  const end = last.slice(0, length[unit]);
  for (let at = first.slice(0, length[unit]); at <= end && bars.length < 400; at = after(at))
    bars.push({ begin: at, end: after(at), statements: counts.get(at) ?? 0 });
  return bars;
}

const width = 720;
const height = 88;

interface Props {
  days: Facet[];
  from: string;
  until: string;
  choose: (from: string, until: string) => void;
}

export function Timeline({ days, from, until, choose }: Props) {
  const words = useWords();
  const bars = useMemo(() => barsOf(days), [days]);
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map((bar) => bar.statements));
  const y = scaleLinear([0, most], [0, height]).nice(3);
  const step = width / bars.length;
  const broad = Math.min(step * 0.78, 56);
  const barAt = (event: PointerEvent) => {
    const box = svg.current!.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    return Math.max(0, Math.min(bars.length - 1, place));
  };
  const release = () => {
    if (!drag) return;
    const [a, b] = [Math.min(...drag), Math.max(...drag)];
    choose(bars[a]!.begin, bars[b]!.end);
    setDrag(null);
  };
  const chosen = (bar: Bar, i: number) =>
    drag
      ? i >= Math.min(...drag) && i <= Math.max(...drag)
      : (from === "" || bar.end > from) && (until === "" || bar.begin < until);
  return (
    <figure class="timeline">
      <figcaption>{words.timeline}</figcaption>
      <div class="plot">
        <span class="most aside">{words.atMost(number(words, most))}</span>
        <svg
          ref={svg} class={drag || from || until ? "some-chosen" : ""} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img"
          aria-label={`${words.timeline}: ${date(words, bars[0]!.begin)} – ${date(words, bars[bars.length - 1]!.begin)}`}
          onPointerDown={(event) => setDrag([barAt(event), barAt(event)])}
          onPointerMove={(event) => drag && setDrag([drag[0], barAt(event)])}
          onPointerUp={release} onPointerLeave={release}
        >
          {bars.map((bar, i) => (
            <g key={bar.begin} class={chosen(bar, i) ? "bar chosen" : "bar"}>
              <title>{`${date(words, bar.begin)}: ${number(words, bar.statements)}`}</title>
              <rect class="reach" x={i * step} y={0} width={step} height={height} />
              <rect
                x={(i + 0.5) * step - broad / 2} width={broad}
                y={height - y(bar.statements)} height={y(bar.statements)}
              />
            </g>
          ))}
        </svg>
      </div>
      <div class="ends aside">
        <span>{date(words, bars[0]!.begin)}</span>
        {bars.length > 1 && <span>{date(words, bars[bars.length - 1]!.begin)}</span>}
      </div>
      <div class="days">
        <label>
          {words.from}{" "}
          <input type="date" value={from.length === 10 ? from : ""}
            onChange={(event) => choose(event.currentTarget.value, until)} />
        </label>
        <label>
          {words.until}{" "}
          <input type="date" value={until.length === 10 ? until : ""}
            onChange={(event) => choose(from, event.currentTarget.value)} />
        </label>
        {(from || until) && <button type="button" class="quiet" onClick={() => choose("", "")}>{words.allTime}</button>}
        <span class="aside hint">{words.timelineHint}</span>
      </div>
    </figure>
  );
}
