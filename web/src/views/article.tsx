// An article as it was kept, with what it says marked in it.
import { useEffect, useMemo, useState } from "preact/hooks";
import { useData, valueOf } from "../api";
import { dataAt, go, toArticle, toStory, type Place } from "../address";
import { Comparison } from "../parts/comparison";
import { ReadingText } from "../parts/reading";
import { Failed, Loading } from "../parts/state";
import type { ArticlePage, ArticleStory, Reading, Version } from "../record";
import { date, useWords } from "../words";

// Whether the headline is part of the text, where it has its marks.
const hasHeadline = (reading: Reading) => reading.blocks.some((block) => block.kind === "title");

function About({ reading, story }: { reading: Reading; story: string | null }) {
  const words = useWords();
  return (
    <header class="about">
      <p class="outlet">{reading.outlet ?? words.noOutlet}</p>
      {!hasHeadline(reading) && <h1 lang={reading.language ?? undefined}>{reading.title ?? words.untitled}</h1>}
      <p class="aside facts">
        <time dateTime={reading.published ?? undefined}>{date(words, reading.published)}</time>
        {reading.authors.length > 0 && <span>{words.by} {reading.authors.join(", ")}</span>}
        {reading.agencies.length > 0 && <span>{words.agencies}: {reading.agencies.join(", ")}</span>}
        {story && <a href={toStory(story)}>{words.story}</a>}
        {reading.url && /^https?:/.test(reading.url) && (
          <a href={reading.url} rel="noreferrer noopener" target="_blank">{words.original}</a>
        )}
      </p>
    </header>
  );
}

function Versions({ page, other, place }: { page: ArticlePage; other: string; place: Place }) {
  const words = useWords();
  const { versions, article } = page;
  if (versions.length < 2) return null;
  const nameOf = (version: Version, i: number) =>
    `${words.version(i + 1)}${i + 1 === versions.length ? ` (${words.newest})` : ""}, ` +
    date(words, version.modified || version.published);
  const show = (version: string, compared: string) => {
    const parameters: Record<string, string> = { version };
    if (compared !== "") parameters["with"] = compared;
    go(toArticle(article, parameters));
  };
  return (
    <form class="versions" onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.versions}{" "}
        <select value={page.version} onChange={(event) => show(event.currentTarget.value, place.parameters.get("with") ?? "")}>
          {versions.map((version, i) => <option key={version.version} value={version.version}>{nameOf(version, i)}</option>)}
        </select>
      </label>
      <label>
        {words.compare}{" "}
        <select value={other} onChange={(event) => show(page.version, event.currentTarget.value)}>
          <option value="">{words.notCompared}</option>
          {versions.map((version, i) =>
            version.version !== page.version && (
              <option key={version.version} value={version.version}>{nameOf(version, i)}</option>
            ))}
        </select>
      </label>
    </form>
  );
}

function Compared({ page, other }: { page: ArticlePage; other: string }) {
  const words = useWords();
  const loaded = useData<ArticlePage>(dataAt(toArticle(page.article, { version: other })));
  const second = valueOf(loaded);
  if (loaded.state === "failed") return <Failed failure={loaded.failure} />;
  if (!second) return <Loading />;
  const at = (version: string) => page.versions.findIndex((one) => one.version === version);
  const [a, b] = at(page.version) < at(second.version) ? [page, second] : [second, page];
  const names: [string, string] = [words.version(at(a.version) + 1), words.version(at(b.version) + 1)];
  return <Comparison before={a.reading} after={b.reading} names={names} />;
}

export function ArticleView({ id, place }: { id: string; place: Place }) {
  const words = useWords();
  const version = place.parameters.get("version") ?? "";
  const other = place.parameters.get("with") ?? "";
  const wanted = place.parameters.get("s");
  const loaded = useData<ArticlePage>(dataAt(toArticle(id, version === "" ? {} : { version })));
  const page = valueOf(loaded);
  const story = valueOf(useData<ArticleStory>(page ? `${toArticle(id)}/story.json` : null));
  const copied = useMemo(() => story?.copied.filter((one) => one.version === page?.version), [story, page]);
  const [chosen, setChosen] = useState(-1);
  useEffect(() => {
    if (!page) return;
    document.title = `${page.reading.title ?? words.article} · Sayso`;
    const number = page.reading.statements.findIndex((statement) => statement.id === wanted);
    setChosen(number);
    if (number >= 0)
      requestAnimationFrame(() => document.querySelector(`[data-note="${number}"]`)?.scrollIntoView({ block: "center" }));
  }, [page, wanted, words]);
  if (loaded.state === "failed") return <Failed failure={loaded.failure} />;
  if (!page) return <Loading />;
  return (
    <div class="article-view">
      <About reading={page.reading} story={story?.story ?? null} />
      <Versions page={page} other={other} place={place} />
      {other !== "" && other !== page.version ? (
        <>
          {hasHeadline(page.reading) && <h1 class="compared">{page.reading.title}</h1>}
          <Compared page={page} other={other} />
        </>
      ) : (
        <ReadingText reading={page.reading} chosen={chosen} choose={setChosen} kept headline="h1"
          copied={copied} />
      )}
    </div>
  );
}
