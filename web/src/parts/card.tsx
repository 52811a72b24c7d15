// A statement in a list: its source first, then the words.
import { toArticle, toSource, toStatement, toStory } from "../address";
import type { StatementClaim } from "../claims";
import type { Hit } from "../record";
import { date, useWords } from "../words";
import { ActBadge } from "./badge";
import { Speakers } from "./people";
import { StandingBadge } from "./standing";

export function Said({ hit }: { hit: Hit }) {
  if (hit.words === "") return <p class="said">{hit.cue}</p>;
  if (hit.record.form === "direct") return <p class="said"><q>{hit.words}</q></p>;
  if (hit.record.form === "reported" && hit.cue !== "")
    return <p class="said"><span class="aside">{hit.cue}:</span> {hit.words}</p>;
  return <p class="said">{hit.words}</p>;
}

// Whether others tell the same, and on whose word; nothing where nobody does.
function Independent({ claim }: { claim: StatementClaim }) {
  const words = useWords();
  return (
    <p class="independent">
      <a href={`${toStory(claim.story)}#${claim.claim}`}>{words.independent(claim.sources)}</a>{" "}
      <span class="aside">{words.toldIn(claim.tellings)}</span>{" "}
      {claim.standing !== "said" && claim.standing !== "said_again" && <StandingBadge standing={claim.standing} />}
    </p>
  );
}

interface Props {
  hit: Hit;
  claim?: StatementClaim | undefined;
  showSpeaker?: boolean;
}

export function Card({ hit, claim, showSpeaker = true }: Props) {
  const words = useWords();
  const { record } = hit;
  return (
    <article class="card" data-open={toStatement(hit.statement)} tabIndex={-1}>
      <header>
        {showSpeaker && <h3><Speakers statement={record} /></h3>}
        <ActBadge statement={record} />
      </header>
      <Said hit={hit} />
      {(record.via.length > 0 || record.basis.length > 0) && (
        <p class="origin">
          {record.via.map((party, i) => (
            <span key={i}>
              {i === 0 ? `${words.via} ` : " ← "}
              {party.named ? <a href={toSource(party.name)}>{party.name}</a> : party.name}
            </span>
          ))}
          {record.basis.length > 0 && (
            <span class="basis">{words.reliesOn} {record.basis.map((basis) => basis.name).join(", ")}</span>
          )}
        </p>
      )}
      {hit.figures.length > 0 && (
        <p class="figures">
          <span class="aside">{hit.figures.length === 1 ? words.figure : words.figures}</span>
          {hit.figures.map((figure, i) => <span class="figure" key={i}>{figure}</span>)}
        </p>
      )}
      {claim && <Independent claim={claim} />}
      <footer>
        <span class="outlet">{hit.outlet || words.noOutlet}</span>
        <time dateTime={hit.published}>{date(words, hit.published)}</time>
        <a class="title" href={toArticle(hit.article, { version: hit.version, s: hit.statement })}>
          {hit.title || words.untitled}
        </a>
        <a class="permalink" href={toStatement(hit.statement)}>{words.permalink}</a>
      </footer>
    </article>
  );
}
