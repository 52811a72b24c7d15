// The page: its frame, and which view stands at which address.
import { render, type ComponentChild } from "preact";
import { useCallback, useState } from "preact/hooks";
import { go, toSearch, usePlace, type Place } from "./address";
import { useData, valueOf } from "./api";
import { useKeys } from "./keys";
import { Help } from "./parts/help";
import { QueryBox } from "./parts/query_box";
import type { LedgerInfo } from "./record";
import { useLanguage, useTheme, type Theme } from "./settings";
import "./style/page.css";
import "./style/parts.css";
import "./style/article.css";
import "./style/story.css";
import "./style/print.css";
import { ArticleView } from "./views/article";
import { ReadView } from "./views/read";
import { SearchView } from "./views/search";
import { SourceView } from "./views/source";
import { StatementView } from "./views/statement";
import { StoriesView, StoryView } from "./views/story";
import { languages, number, useWords, WordsContext } from "./words";

function viewAt(place: Place, notFound: string): ComponentChild {
  const [kind, id] = place.parts;
  if (kind === "search") return <SearchView query={place.parameters.get("q") ?? ""} />;
  if (kind === "articles" && id !== undefined) return <ArticleView key={id} id={id} place={place} />;
  if (kind === "statements" && id !== undefined) return <StatementView key={id} id={id} />;
  if (kind === "sources" && id !== undefined) return <SourceView key={id} name={id} />;
  if (kind === "stories") return id === undefined ? <StoriesView /> : <StoryView key={id} id={id} />;
  if (kind === "read") return <ReadView />;
  return <p class="state">{notFound}</p>;
}

function Footer() {
  const words = useWords();
  const info = valueOf(useData<LedgerInfo>("/ledger.json"));
  return (
    <footer class="page-foot aside">
      {info && <span>{words.ledger(number(words, info.articles), number(words, info.statements))}</span>}
      {info && <span>Sayso {info.version}</span>}
      <a href="/openapi.json">API</a>
      <a href="/licences.txt">{words.licences}</a>
    </footer>
  );
}

function Page() {
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const [help, setHelp] = useState(false);
  const place = usePlace();
  const words = languages[language];
  const openHelp = useCallback(() => setHelp(true), []);
  useKeys(openHelp);
  const query = place.parts[0] === "search" ? (place.parameters.get("q") ?? "") : "";
  const here = (part: string) => (place.parts[0] === part ? "page" : undefined);
  return (
    <WordsContext.Provider value={words}>
      <a class="skip" href="#content">{words.skip}</a>
      <header class="page-head">
        <div class="line">
          <a class="name" href="/search">Sayso <span class="aside">{words.product}</span></a>
          <nav>
            <a href="/search" aria-current={here("search")}>{words.search}</a>
            <a href="/stories" aria-current={here("stories")}>{words.stories}</a>
            <a href="/read" aria-current={here("read")}>{words.read}</a>
          </nav>
          <div class="settings">
            <label>
              <span class="visually-hidden">{words.theme}</span>
              <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
                {Object.entries(words.themes).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
              </select>
            </label>
            <button type="button" class="quiet" lang={language === "de" ? "en" : "de"}
              onClick={() => setLanguage(language === "de" ? "en" : "de")}>
              {words.language}
            </button>
            <button type="button" class="quiet" aria-label={words.help} title={words.help} onClick={openHelp}>?</button>
          </div>
        </div>
        <QueryBox query={query} submit={(next) => go(toSearch(next))} />
      </header>
      <main id="content" tabIndex={-1}>{viewAt(place, words.notFound)}</main>
      <Footer />
      <Help open={help} close={() => setHelp(false)} />
    </WordsContext.Provider>
  );
}

render(<Page />, document.querySelector("#page")!);
