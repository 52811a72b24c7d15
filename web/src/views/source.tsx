// All that somebody said, by time; what kind of acts; who passes it on.
import { useEffect } from "preact/hooks";
import { valueOf } from "../api";
import { dataAt, go, toSearch, toSource } from "../address";
import { ActsOverTime } from "../parts/acts_over_time";
import { useClaims } from "../claims";
import { Card } from "../parts/card";
import { Failed, Loading } from "../parts/state";
import { fieldItem } from "../query";
import type { Facet, SourcePage } from "../record";
import { number, useWords, type Words } from "../words";
import { More, useListing } from "./search";

function Counts({ title, counts, href, label }: {
  title: string; counts: Facet[]; href?: (value: string) => string; label?: (value: string) => string;
}) {
  const words = useWords();
  const shown = counts.filter((one) => one.value !== "");
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map((one) => one.statements));
  return (
    <section class="counts">
      <h2>{title}</h2>
      <ul>
        {shown.slice(0, 8).map(({ value, statements }) => (
          <li key={value}>
            {href ? <a href={href(value)}>{value}</a> : <span>{label ? label(value) : value}</span>}
            <meter min={0} max={most} value={statements} aria-label={`${label ? label(value) : value}: ${statements}`} />
            <span class="count">{number(words, statements)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const actName = (words: Words) => (act: string) => words.acts[act] ?? act;

export function SourceView({ name }: { name: string }) {
  const words = useWords();
  const { first, hits, next, load } = useListing(dataAt(toSource(name)));
  const page = valueOf(first) as SourcePage | undefined;
  const claims = useClaims(hits);
  useEffect(() => {
    document.title = `${name} · Sayso`;
  }, [name]);
  if (first.state === "failed") return <Failed failure={first.failure} />;
  if (!page) return <Loading />;
  const by = fieldItem("by", name);
  const others = (page.facets["who"] ?? []).filter((one) => one.value !== "");
  return (
    <div class="source-view">
      <header class="about">
        <h1>{page.name}</h1>
        <p class="facts">
          <a href={toSearch(by)}>{words.statements(number(words, page.total), page.total === 1)}</a>
          <a href={dataAt(toSource(name), "csv")} download>{words.csv}</a>
          <a href={dataAt(toSource(name))}>{words.json}</a>
        </p>
      </header>
      <ActsOverTime query={by} acts={page.facets["act"] ?? []} choose={(query) => go(toSearch(query))} />
      <div class="columns">
        <Counts title={words.passedOn} counts={page.facets["outlet"] ?? []}
          href={(outlet) => toSearch(`${by} ${fieldItem("outlet", outlet)}`)} />
        <Counts title={words.facets["via"]!} counts={page.facets["via"] ?? []} href={toSource} />
        <Counts title={words.facets["act"]!} counts={page.facets["act"] ?? []} label={actName(words)} />
        {others.length > 1 && <Counts title={words.alsoCalled} counts={others} href={toSource} />}
      </div>
      <h2>{words.everything}</h2>
      <div class="cards by-time">
        {hits.map((hit) => <Card key={`${hit.version} ${hit.statement}`} hit={hit} claim={claims[hit.statement]} showSpeaker={others.length > 1} />)}
      </div>
      <More next={next} load={load} />
    </div>
  );
}
