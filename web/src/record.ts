// The record as the server gives it (docs/record.md). Spans are [begin, end) in code points of the article's text.
export type Span = [number, number];

export type Act =
  "state" | "confirm" | "deny" | "doubt" | "demand" | "warn" | "announce" | "judge" | "estimate" | "ask";
export type Form = "direct" | "indirect" | "free" | "reported";
export type Certainty = "firm" | "hedged";

export interface Party {
  entity: string | number | null;
  name: string;
  named: boolean;
  kind: string | null;
}

export interface Who extends Party {
  parties?: Party[];
}

export interface Statement {
  id: string;
  form: Form;
  act: Act;
  certainty: Certainty;
  content: Span[];
  quoted: Span[];
  cue: Span[];
  speaker: Span[];
  addressee: Span[];
  who: Who | null;
  via: Party[];
  basis: { spans: Span[]; name: string }[];
  said: { time: number | null };
  quantities: number[];
  times: number[];
  rule: string;
  confidence: number;
}

export interface Quantity {
  span: Span;
  value: number | null;
  high: number | null;
  qualifier: string;
  unit: string;
  of: string;
  scope: string | null;
}

export interface Time {
  span: Span;
  type: string;
  value: string | null;
  from: string | null;
  until: string | null;
}

export interface Block {
  kind: string;
  span: Span;
  published?: string;
}

export interface Reading {
  id: string;
  version: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  authors: string[];
  published: string | null;
  modified: string | null;
  language: string | null;
  agencies: string[];
  text: string;
  blocks: Block[];
  statements: Statement[];
  quantities: Quantity[];
  times: Time[];
  problems: string[];
  producer: { version: string; pack: string | null };
}

// A statement as a search gives it.
export interface Hit {
  statement: string;
  article: string;
  version: string;
  outlet: string;
  title: string;
  url: string;
  published: string;
  words: string;
  cue: string;
  figures: string[];
  record: Statement;
}

export interface Listing {
  query: string;
  total: number;
  next: string | null;
  statements: Hit[];
}

export interface Facet {
  value: string;
  statements: number;
}

export type Facets = Record<string, Facet[]>;

export interface SourcePage extends Listing {
  name: string;
  facets: Facets;
}

export interface Version {
  version: string;
  was_revision_of: string | null;
  published: string;
  modified: string;
  title: string;
  statements: number;
}

// A stretch of the text that another article had first.
export interface Copied {
  version: string; // of the article that took it over
  span: Span;
  article: string;
  outlet: string;
  title: string;
  published: string;
  credited: boolean;
}

export interface ArticlePage {
  article: string;
  version: string;
  versions: Version[];
  reading: Reading;
}

export interface ArticleStory {
  story: string | null; // the id of the story that it belongs to, with other articles
  copied: Copied[];
}

export interface Correction {
  statement: string;
  field: string;
  value: string;
  by: string;
  at: string;
  why: string;
}

export interface StatementPage extends Hit {
  language: string | null;
  passage: { begin: number; text: string };
  quantities: Quantity[];
  times: Time[];
  producer: Reading["producer"];
  rejected: boolean;
  corrections: Correction[];
}

export interface LedgerInfo {
  version: string;
  articles: number;
  versions: number;
  statements: number;
  entities: number;
  writable: boolean;
  authorised: boolean;
  addresses: boolean;
}

export interface Suggestion {
  kind: "field" | "value" | "name";
  text: string;
  label: string;
}
