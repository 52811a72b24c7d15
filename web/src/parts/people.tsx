// Speakers, and the way a statement took from them to the article.
import { Fragment } from "preact";
import { toSource } from "../address";
import type { Party, Statement } from "../record";
import { useWords } from "../words";

export function partiesOf(statement: Statement): Party[] {
  if (statement.who === null) return [];
  return statement.who.parties ?? [statement.who];
}

export function PartyName({ party }: { party: Party }) {
  const words = useWords();
  if (!party.named)
    return (
      <span class="unnamed">
        {party.name} <span class="aside">({words.unnamed})</span>
      </span>
    );
  return (
    <a class="source" href={toSource(party.name)}>
      {party.name}
    </a>
  );
}

export function Speakers({ statement }: { statement: Statement }) {
  const words = useWords();
  const parties = partiesOf(statement);
  if (parties.length === 0) return <span class="unnamed">{words.nobody}</span>;
  return (
    <>
      {parties.map((party, i) => (
        <Fragment key={i}>
          {i > 0 && (i + 1 === parties.length ? words.and : ", ")}
          <PartyName party={party} />
        </Fragment>
      ))}
    </>
  );
}

// From whoever said it to the article, as it was handed on: a list, drawn as a small graph.
export function Chain({ statement, outlet }: { statement: Statement; outlet: string }) {
  const words = useWords();
  const passing = [...statement.via].reverse();
  return (
    <ol class="chain">
      <li>
        <span class="stop">
          <span class="node origin">
            <Speakers statement={statement} />
          </span>
          {statement.basis.length > 0 && (
            <span class="aside basis">
              {words.reliesOn} {statement.basis.map((basis) => basis.name).join(", ")}
            </span>
          )}
        </span>
      </li>
      {passing.map((party, i) => (
        <li key={i}>
          <span class="node">
            <PartyName party={party} />
          </span>
        </li>
      ))}
      <li>
        <span class="node article">{outlet || words.noOutlet}</span>
      </li>
    </ol>
  );
}
