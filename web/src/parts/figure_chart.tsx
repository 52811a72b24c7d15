// A figure over time by source: ranges as bars, "more than" as an arrow, revisions of one speaker joined.
import { scaleLinear } from "d3-scale";
import { go, toArticle, toStatement } from "../address";
import type { FigureSeries, FigureStep, StoryArticle } from "../story_record";
import { date, number, unitName, useWords } from "../words";
import { timeScale } from "./claims_over_time";
import { useWidth } from "./width";

const height = 230;
const letter = 7.6; // pixels, about, of a letter at this size

// Speakers stand at the right, where there is room for a third of the width at most.
const marginOf = (width: number) => ({ left: 56, right: Math.max(90, Math.min(170, width / 3)), top: 20, bottom: 26 });

interface Point {
  step: FigureStep;
  time: number;
  low: number;
  high: number;
}

const upwards = new Set(["more_than", "at_least"]);
const downwards = new Set(["less_than", "at_most"]);

function pointsOf(series: FigureSeries): Point[] {
  return series.steps
    .filter((step) => step.value !== null && !Number.isNaN(Date.parse(step.at)))
    .map((step) => ({ step, time: Date.parse(step.at), low: step.value!, high: step.high ?? step.value! }));
}

// The places of labels, moved apart so that none covers another.
export function apart(wanted: number[], gap: number, most: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let last = -Infinity;
  for (const one of order) last = one.y = Math.max(one.y, last + gap);
  let next = most;
  for (const one of order.reverse()) next = (one.y = Math.min(one.y, next)) - gap;
  const places = [...wanted];
  for (const one of order) places[one.i] = one.y;
  return places;
}

export function valueOf(step: FigureStep, show: (value: number) => string): string {
  const sign: Record<string, string> = { about: "≈ ", more_than: "> ", at_least: "≥ ", less_than: "< ", at_most: "≤ " };
  if (step.value === null) return step.words;
  return `${sign[step.qualifier] ?? ""}${show(step.value)}${step.high === null ? "" : `–${show(step.high)}`}`;
}

const shortened = (text: string, letters: number) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);

export function FigureChart({ series, articles }: { series: FigureSeries; articles: StoryArticle[] }) {
  const words = useWords();
  const [frame, width] = useWidth<HTMLDivElement>(560);
  const margin = marginOf(width);
  const letters = Math.floor((margin.right - 12) / letter);
  const points = pointsOf(series);
  const show = (value: number) => number(words, value);
  const named = `${series.what}${series.happened ? `, ${series.happened}` : ""}${series.unit ? ` (${unitName(words, series.unit)})` : ""}`;
  const speakers = [...new Set(points.map((point) => point.step.speaker))];
  const x = points.length > 0 ? timeScale(points.map((point) => point.time), margin.left + 12, width - margin.right - 12) : () => 0;
  const values = points.flatMap((point) => [point.low, point.high]);
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values) * 1.08], [height - margin.bottom, margin.top]).nice(4);
  const lastOf = (speaker: string) => points.filter((point) => point.step.speaker === speaker).slice(-1)[0]!;
  const labels = apart(speakers.map((speaker) => y(lastOf(speaker).high)), 14, height - margin.bottom);
  const toStep = (step: FigureStep) =>
    step.statement ? toStatement(step.statement) : toArticle(articles[step.article]!.article);
  const day = (time: number) => date(words, new Date(time).toISOString().slice(0, 10));
  return (
    <figure class="figure-chart">
      <figcaption>{named}</figcaption>
      {points.length > 1 && (
        <div ref={frame}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={named}>
            {y.ticks(4).map((tick) => (
              <g key={tick}>
                <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
                <text x={margin.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">{show(tick)}</text>
              </g>
            ))}
            {speakers.map((speaker, i) => {
              const own = points.filter((point) => point.step.speaker === speaker);
              const end = own[own.length - 1]!;
              return (
                <g key={speaker} class={`speaker s${i % 6}`}>
                  {own.length > 1 && <path class="joined" d={`M${own.map((point) => `${x(point.time)},${y((point.low + point.high) / 2)}`).join("L")}`} />}
                  {own.map((point, n) => (
                    <g key={n} class="point" onClick={() => go(toStep(point.step))}>
                      <title>{`${day(point.time)}, ${speaker}: ${point.step.words}`}</title>
                      {point.high > point.low && <line class="range" x1={x(point.time)} x2={x(point.time)} y1={y(point.low)} y2={y(point.high)} />}
                      {upwards.has(point.step.qualifier) && <path class="arrow" d={`M${x(point.time)},${y(point.high) - 4}v-14m-4,5l4,-5l4,5`} />}
                      {downwards.has(point.step.qualifier) && <path class="arrow" d={`M${x(point.time)},${y(point.low) + 4}v14m-4,-5l4,5l4,-5`} />}
                      <circle class={point.step.qualifier === "exact" || point.step.qualifier === "range" ? "exact" : "open"} cx={x(point.time)} cy={y(point.high)} r={4.5} />
                      {point.high > point.low && <circle class="exact" cx={x(point.time)} cy={y(point.low)} r={4.5} />}
                    </g>
                  ))}
                  <path class="leader" d={`M${x(end.time) + 7},${y(end.high)}L${width - margin.right + 4},${labels[i]!}`} />
                  <text class="label" x={width - margin.right + 8} y={labels[i]!} dy="0.32em">{shortened(speaker || words.nobody, letters)}</text>
                </g>
              );
            })}
            <text class="end" x={margin.left + 12} y={height - 6}>{day(Math.min(...points.map((point) => point.time)))}</text>
            <text class="end" x={width - margin.right - 12} y={height - 6} text-anchor="end">{day(Math.max(...points.map((point) => point.time)))}</text>
          </svg>
        </div>
      )}
      <details open={points.length < 2}>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr><th scope="col">{words.time}</th><th scope="col">{words.figure}</th><th scope="col">{words.facets["who"]}</th><th scope="col">{words.facets["outlet"]}</th><th scope="col">{words.step}</th></tr>
          </thead>
          <tbody>
            {series.steps.map((step, i) => (
              <tr key={i}>
                <td>{date(words, step.at)}</td>
                <td><a href={toStep(step)}>{valueOf(step, show)}</a></td>
                <td>{step.speaker || words.nobody}</td>
                <td>{articles[step.article]!.outlet}</td>
                <td>{words.steps[step.kind]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
