// Counts at the left: each narrows the search down, or widens it again.
import { fieldItem, hasItem, toggled } from "../query";
import type { Facet, Facets } from "../record";
import { number, useWords, type Words } from "../words";

// Which field of a query a facet's value goes into.
const fieldOf: Record<string, string> = {
  who: "by", outlet: "outlet", via: "via", act: "act", certainty: "certainty", form: "form",
};
export const shownFacets = ["who", "act", "outlet", "via", "certainty", "form"];
const named = new Set(["who", "outlet", "via"]);

function labelOf(words: Words, facet: string, value: string): string {
  if (facet === "act") return words.acts[value] ?? value;
  if (facet === "certainty") return words.certainties[value] ?? value;
  if (facet === "form") return words.forms[value] ?? value;
  return value;
}

// Names that differ in capitals alone are one, as they are for a search; the most frequent spelling stands for all.
function merged(values: Facet[]): Facet[] {
  const byName = new Map<string, Facet>();
  for (const { value, statements } of values) {
    const known = byName.get(value.toLowerCase());
    byName.set(value.toLowerCase(), { value: known?.value ?? value, statements: statements + (known?.statements ?? 0) });
  }
  return [...byName.values()].sort((a, b) => b.statements - a.statements);
}

interface Props {
  facets: Facets;
  query: string;
  change: (query: string) => void;
}

export function FacetList({ facets, query, change }: Props) {
  const words = useWords();
  return (
    <>
      {shownFacets.map((facet) => {
        const values = merged((facets[facet] ?? []).filter((one) => one.value !== "")).slice(0, named.has(facet) ? 8 : 10);
        if (values.length === 0) return null;
        return (
          <section class="facet" key={facet}>
            <h2>{words.facets[facet]}</h2>
            <ul>
              {values.map(({ value, statements }) => {
                const item = fieldItem(fieldOf[facet]!, value);
                const chosen = hasItem(query, item);
                return (
                  <li key={value}>
                    <button type="button" aria-pressed={chosen} onClick={() => change(toggled(query, item))}>
                      <span class="label">{labelOf(words, facet, value)}</span>
                      <span class="count">{number(words, statements)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}
