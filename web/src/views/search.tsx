// Search: the query, what narrows it down, when it was said, and the statements.
import { useEffect, useMemo, useState } from "preact/hooks";
import { ask, useData, valueOf } from "../api";
import { dataAt, go, toSearch } from "../address";
import { Card } from "../parts/card";
import { FacetList, shownFacets } from "../parts/facets";
import { Failed, Loading } from "../parts/state";
import { Timeline } from "../parts/timeline";
import { useClaims } from "../claims";
import { valueIn, withValue } from "../query";
import type { Facets, Hit, Listing } from "../record";
import { number, useWords } from "../words";

const counted = ["day", ...shownFacets].map((facet) => `by=${facet}`).join("&");

function useCounts(query: string): Facets | undefined {
  return valueOf(useData<{ facets: Facets }>(`/facets.json?${new URLSearchParams({ q: query })}&${counted}`))?.facets;
}

// The first page of a list, and the ones after it as they are asked for.
export function useListing(address: string) {
  const first = useData<Listing>(address);
  const [more, setMore] = useState<{ address: string; hits: Hit[]; next: string | null } | null>(null);
  const listing = valueOf(first);
  const rest = more?.address === address ? more : null;
  const next = rest ? rest.next : (listing?.next ?? null);
  const load = async () => {
    if (next === null) return;
    const page = await ask<Listing>(`${address}${address.includes("?") ? "&" : "?"}next=${encodeURIComponent(next)}`);
    setMore({ address, hits: [...(rest?.hits ?? []), ...page.statements], next: page.next });
  };
  return { first, hits: [...(listing?.statements ?? []), ...(rest?.hits ?? [])], next, load };
}

export function More({ next, load }: { next: string | null; load: () => Promise<void> }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  if (next === null) return null;
  const onClick = () => {
    setBusy(true);
    void load().finally(() => setBusy(false));
  };
  return <button type="button" class="more" disabled={busy} onClick={onClick}>{words.more}</button>;
}

export function SearchView({ query }: { query: string }) {
  const words = useWords();
  const address = dataAt(toSearch(query));
  const { first, hits, next, load } = useListing(address);
  const facets = useCounts(query);
  const days = facets?.["day"];
  const claims = useClaims(hits);
  const change = (changed: string) => go(toSearch(changed));
  const listing = valueOf(first);
  const wide = useMemo(() => matchMedia("(min-width: 56rem)").matches, []);
  const order = valueIn(query, "order") || "newest";
  useEffect(() => {
    document.title = query === "" ? `${words.search} · Sayso` : `${query} · Sayso`;
  }, [query, words]);
  return (
    <div class="search-view">
      <h1 class="visually-hidden">{words.search}</h1>
      <details class="narrow" open={wide}>
        <summary>{words.narrow}</summary>
        <div>{facets && <FacetList facets={facets} query={query} change={change} />}</div>
      </details>
      <section class="found" aria-busy={first.state === "loading"}>
        {days && (
          <Timeline
            days={days} from={valueIn(query, "after")} until={valueIn(query, "before")}
            choose={(from, until) => change(withValue(withValue(query, "after", from), "before", until))}
          />
        )}
        {first.state === "failed" && <Failed failure={first.failure} />}
        {!listing && first.state === "loading" && <Loading />}
        {listing && first.state !== "failed" && (
          <>
            <div class="bar-above">
              <h2><span role="status">{words.statements(number(words, listing.total), listing.total === 1)}</span></h2>
              <label class="order">
                <span class="visually-hidden">{words.order}</span>
                <select
                  value={order}
                  onChange={(event) => {
                    const value = event.currentTarget.value;
                    change(withValue(query, "order", value === "newest" ? "" : value));
                  }}
                >
                  {Object.entries(words.orders).map(([value, label]) => (
                    <option value={value} key={value}>{label}</option>
                  ))}
                </select>
              </label>
              <span class="exports">
                <a href={dataAt(toSearch(query), "csv")} download>{words.csv}</a>
                <a href={address}>{words.json}</a>
              </span>
            </div>
            {listing.total === 0 && (
              <div class="state">
                <p>{words.nothing}</p>
                <p class="aside">{words.nothingHint}</p>
              </div>
            )}
            <div class="cards">
              {hits.map((hit) => <Card key={`${hit.version} ${hit.statement}`} hit={hit} claim={claims[hit.statement]} />)}
            </div>
            <More next={next} load={load} />
          </>
        )}
      </section>
    </div>
  );
}
