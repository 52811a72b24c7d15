// One statement: its words where they stand, the way they took, and what people set right.
import { useEffect, useMemo, useState } from "preact/hooks";
import { useData, valueOf } from "../api";
import { dataAt, toArticle, toStatement } from "../address";
import { ActBadge } from "../parts/badge";
import { Said } from "../parts/card";
import { CorrectionForm } from "../parts/correction_form";
import { MarkedText } from "../parts/marked_text";
import { Chain, partiesOf, Speakers } from "../parts/people";
import { Failed, Loading } from "../parts/state";
import type { Correction, LedgerInfo, Quantity, StatementPage, Time } from "../record";
import { marksOf, valueMarks } from "../text/marks";
import { Positions } from "../text/positions";
import { date, measure, number, useWords, type Words } from "../words";

export function citationOf(words: Words, page: StatementPage): string {
  const who = partiesOf(page.record).map((party) => party.name).join(words.and) || words.nobody;
  const quoted = words.lang === "de" ? ["„", "“"] : ["“", "”"];
  const mark = page.record.form === "direct" ? quoted : ["", ""];
  // Quotation marks inside others are single ones.
  const inside = page.title.replace(/["“”„]([^"“”„]*)["“”„]/g, words.lang === "de" ? "‚$1‘" : "‘$1’");
  const title = page.title === "" ? "" : `, ${quoted[0]}${inside}${quoted[1]}`;
  const url = /^https?:/.test(page.url) ? `, ${page.url}` : "";
  return (
    `${words.cited(who, page.outlet || words.noOutlet)}: ${mark[0]}${page.words || page.cue}${mark[1]}` +
    `${title}, ${date(words, page.published)}${url} [Sayso ${page.statement}]`
  );
}

function Copyable({ text }: { text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <>
      <p class="citation">{text}</p>
      <button type="button" onClick={copy}>{words.copy}</button>{" "}
      <span role="status" class="aside">{copied && words.copied}</span>
    </>
  );
}

function valueText(words: Words, quantity: Quantity): string {
  if (quantity.value === null) return "";
  const low = quantity.high === null ? "" : `${number(words, quantity.value)} – `;
  const last = measure(words, quantity.high ?? quantity.value, quantity.unit);
  const before: Record<string, string> = {
    about: "≈ ", more_than: "> ", less_than: "< ", at_least: "≥ ", at_most: "≤ ",
  };
  return `${before[quantity.qualifier] ?? ""}${low}${last}`;
}

function Values({ quantities, times, text }: { quantities: Quantity[]; times: Time[]; text: (span: [number, number]) => string }) {
  const words = useWords();
  if (quantities.length + times.length === 0) return null;
  return (
    <table class="values">
      <tbody>
        {quantities.map((quantity, i) => (
          <tr key={`q${i}`}>
            <th scope="row">{words.figure}</th>
            <td>{text(quantity.span)}</td>
            <td>{valueText(words, quantity)}{quantity.of && ` (${quantity.of})`}{quantity.scope && `, ${quantity.scope}`}</td>
          </tr>
        ))}
        {times.map((time, i) => (
          <tr key={`t${i}`}>
            <th scope="row">{words.time}</th>
            <td>{text(time.span)}</td>
            <td>{time.value ?? ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function correctionText(words: Words, correction: Correction): string {
  const { field, value } = correction;
  if (field === "statement") return value === "right" ? words.confirmed : words.notStatement;
  const shown =
    field === "act" ? words.acts[value] : field === "form" ? words.forms[value]
      : field === "certainty" ? words.certainties[value] : value || words.nobody;
  return words.correctedTo(words.fields[field] ?? field, shown ?? value);
}

function Corrections({ page }: { page: StatementPage }) {
  const words = useWords();
  if (page.corrections.length === 0) return null;
  return (
    <section class="corrections">
      <h2>{words.corrections}</h2>
      <ul>
        {page.corrections.map((correction, i) => (
          <li key={i}>
            <strong>{correctionText(words, correction)}</strong>
            <span class="aside"> {correction.by}, {date(words, correction.at)}: {correction.why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passage({ page }: { page: StatementPage }) {
  const positions = useMemo(() => new Positions(page.passage.text), [page.passage.text]);
  const begin = page.passage.begin;
  const end = begin + [...page.passage.text].length;
  const marks = useMemo(
    () => [
      ...marksOf(page.record, 0), ...valueMarks(page.quantities, "quantity"), ...valueMarks(page.times, "time"),
    ],
    [page],
  );
  return (
    <blockquote class="passage" lang={page.language ?? undefined}>
      <MarkedText positions={positions} offset={begin} begin={begin} end={end} marks={marks} chosen={0} />
    </blockquote>
  );
}

export function StatementView({ id }: { id: string }) {
  const words = useWords();
  const [turn, setTurn] = useState(0);
  const loaded = useData<StatementPage>(`${dataAt(toStatement(id))}${turn > 0 ? `?turn=${turn}` : ""}`);
  const info = valueOf(useData<LedgerInfo>("/ledger.json"));
  const page = valueOf(loaded);
  useEffect(() => {
    if (page) document.title = `${page.words.slice(0, 80) || page.cue} · Sayso`;
  }, [page]);
  if (loaded.state === "failed") return <Failed failure={loaded.failure} />;
  if (!page) return <Loading />;
  const positions = new Positions(page.passage.text);
  const text = ([begin, end]: [number, number]) => positions.slice(begin - page.passage.begin, end - page.passage.begin);
  return (
    <div class="statement-view">
      <header class="about">
        <p class="speakers"><Speakers statement={page.record} /> <ActBadge statement={page.record} /></p>
        <h1 class="words" lang={page.language ?? undefined}><Said hit={page} /></h1>
        {page.rejected && <p class="rejected" role="note">{words.rejected}</p>}
        <p class="aside facts">
          <span>{page.outlet || words.noOutlet}</span>
          <time dateTime={page.published}>{date(words, page.published)}</time>
          <a href={toArticle(page.article, { version: page.version, s: page.statement })}>{page.title || words.untitled}</a>
        </p>
      </header>
      <section>
        <h2>{words.passage}</h2>
        <Passage page={page} />
        <Values quantities={page.quantities} times={page.times} text={text} />
      </section>
      <section>
        <h2>{words.chain}</h2>
        <Chain statement={page.record} outlet={page.outlet} />
      </section>
      <section>
        <h2>{words.citation}</h2>
        <Copyable text={citationOf(words, page)} />
      </section>
      <Corrections page={page} />
      {info?.writable && <CorrectionForm page={page} kept={() => setTurn(turn + 1)} />}
      <dl class="record aside">
        <dt>{words.link}</dt>
        <dd><a href={toStatement(page.statement)}>{page.statement}</a>, <a href={dataAt(toStatement(page.statement))}>{words.json}</a></dd>
        <dt>{words.rule}</dt>
        <dd>{page.record.rule}, {words.confidence} {number(words, Math.round(page.record.confidence * 100))} %</dd>
        <dt>{words.readBy}</dt>
        <dd>Sayso {page.producer.version}{page.producer.pack && `, ${page.producer.pack}`}</dd>
      </dl>
    </div>
  );
}
