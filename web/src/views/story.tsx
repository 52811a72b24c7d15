// A matter as many told it: what is claimed on whose word, who answers, how figures move.
import { useEffect, useState } from "preact/hooks";
import { useData, valueOf } from "../api";
import { dataAt, toArticle, toStatement, toStories, toStory } from "../address";
import { ClaimsOverTime } from "../parts/claims_over_time";
import { FigureChart } from "../parts/figure_chart";
import { SourceTree } from "../parts/source_tree";
import { StandingBadge } from "../parts/standing";
import { Failed, Loading } from "../parts/state";
import type { Claim, FigureSeries, StoryPage, StorySummary } from "../story_record";
import { date, number, useWords } from "../words";

const mostRows = 14;
const mostClaims = 20; // at first
const mostCharts = 6;

export function StoriesView() {
  const words = useWords();
  const loaded = useData<{ stories: StorySummary[] }>(dataAt(toStories));
  const page = valueOf(loaded);
  useEffect(() => {
    document.title = `${words.stories} · Sayso`;
  }, [words]);
  if (loaded.state === "failed") return <Failed failure={loaded.failure} />;
  if (!page) return <Loading />;
  const newest = [...page.stories].sort((a, b) => (a.last < b.last ? 1 : -1));
  return (
    <div class="stories-view">
      <header class="about">
        <h1>{words.stories}</h1>
        <p class="aside">{words.storiesHint}</p>
      </header>
      {newest.length === 0 && <p class="state">{words.noStories}</p>}
      <div class="cards">
        {newest.map((story) => (
          <article class="card" key={story.id} data-open={toStory(story.id)} tabIndex={-1}>
            <h2><a href={toStory(story.id)}>{story.title || words.untitled}</a></h2>
            <p class="aside facts">
              <span>{date(words, story.first)} – {date(words, story.last)}</span>
              <span>{words.articles(story.articles)}</span>
              <span>{words.claims(story.claims)}</span>
            </p>
            <p class="aside">{story.outlets.join(", ")}</p>
          </article>
        ))}
      </div>
    </div>
  );
}

function ClaimCard({ claim, page }: { claim: Claim; page: StoryPage }) {
  const words = useWords();
  const fullest = claim.members[claim.fullest]!;
  return (
    <article class="card claim" data-open={toStatement(fullest.statement)} tabIndex={-1} id={claim.id}>
      <p class="said">{fullest.words}</p>
      <p class="facts">
        <StandingBadge standing={claim.standing} />
        <strong>{words.independent(claim.sources.length)}</strong>
        <span class="aside">{words.toldIn(claim.members.length)}</span>
      </p>
      {claim.answers.length > 0 && (
        <ul class="answers">
          {claim.answers.map((answer, i) => (
            <li key={i}>
              {words.answers[answer.kind]}{" "}
              <a href={toStatement(answer.statement)}>{answer.who || words.nobody}</a>{" "}
              <span class="aside">{page.articles[answer.article]!.outlet}, {date(words, answer.at)}</span>
            </li>
          ))}
        </ul>
      )}
      {claim.sources.length > 0 && (
        <details>
          <summary>{words.fromWhom}</summary>
          <SourceTree claim={claim} articles={page.articles} />
        </details>
      )}
    </article>
  );
}

// The ones that most is known of; the others when somebody asks for them, or for one of them by its address.
function Claims({ claims, page }: { claims: Claim[]; page: StoryPage }) {
  const words = useWords();
  const hidden = (hash: string) => claims.slice(mostClaims).some((claim) => `#${claim.id}` === hash);
  const [all, setAll] = useState(hidden(location.hash));
  useEffect(() => {
    const onHashChange = () => hidden(location.hash) && setAll(true);
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, [claims]);
  useEffect(() => {
    if (location.hash === "") return;
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    wanted?.scrollIntoView();
    wanted?.focus({ preventScroll: true });
  }, [page, all]);
  return (
    <section>
      <h2>{words.claimsTitle} <span class="aside">{number(words, claims.length)}</span></h2>
      <div class="cards">
        {claims.slice(0, all ? undefined : mostClaims).map((claim) => <ClaimCard key={claim.id} claim={claim} page={page} />)}
      </div>
      {!all && claims.length > mostClaims && (
        <button type="button" class="more" onClick={() => setAll(true)}>{words.allClaims(claims.length)}</button>
      )}
    </section>
  );
}

// Those that several speak of, or that move most, first; what is counted without a name last.
function Figures({ figures, page }: { figures: FigureSeries[]; page: StoryPage }) {
  const words = useWords();
  const weight = (series: FigureSeries) => (series.what === "" ? 0 : 1000) + series.steps.length;
  const moving = figures.filter((series) => series.steps.length > 1).sort((a, b) => weight(b) - weight(a));
  if (moving.length === 0) return null;
  const charts = (some: FigureSeries[]) => (
    <div class="figure-charts">
      {some.map((series) => <FigureChart key={series.id} series={series} articles={page.articles} />)}
    </div>
  );
  return (
    <section>
      <h2>{words.figuresOverTime}</h2>
      {charts(moving.slice(0, mostCharts))}
      {moving.length > mostCharts && (
        <details class="further">
          <summary>{words.furtherFigures(moving.length - mostCharts)}</summary>
          {charts(moving.slice(mostCharts))}
        </details>
      )}
    </section>
  );
}

export function StoryView({ id }: { id: string }) {
  const words = useWords();
  const loaded = useData<StoryPage>(dataAt(toStory(id)));
  const page = valueOf(loaded);
  useEffect(() => {
    if (page) document.title = `${page.title} · Sayso`;
  }, [page]);
  if (loaded.state === "failed") return <Failed failure={loaded.failure} />;
  if (!page) return <Loading />;
  const weight = (claim: Claim) => claim.members.length + 2 * claim.answers.length + claim.sources.length;
  const claims = [...page.claims].sort((a, b) => weight(b) - weight(a));
  return (
    <div class="story-view">
      <header class="about">
        <h1>{page.title || words.untitled}</h1>
        <p class="aside facts">
          <span>{words.articles(page.articles.length)}</span>
          <span>{date(words, page.articles[0]!.published)} – {date(words, page.articles[page.articles.length - 1]!.published)}</span>
          <a href={dataAt(toStory(page.id))}>{words.json}</a>
        </p>
      </header>
      <ClaimsOverTime claims={claims.slice(0, mostRows).sort((a, b) => (a.members[0]!.at < b.members[0]!.at ? -1 : 1))} />
      <Figures figures={page.figures} page={page} />
      <Claims claims={claims} page={page} />
      <section>
        <h2>{words.toldBy}</h2>
        <ol class="told-by">
          {page.articles.map((article) => (
            <li key={article.article}>
              <time class="aside">{date(words, article.published)}</time>{" "}
              <strong>{article.outlet || words.noOutlet}</strong>{" "}
              <a href={toArticle(article.article, { version: article.version })}>{article.title || words.untitled}</a>
              {article.agencies.length > 0 && <span class="aside"> ({article.agencies.join(", ")})</span>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
