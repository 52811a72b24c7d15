// A story as the server tells it. Articles are numbered as in `articles`, members as in a claim's `members`.
import type { Span } from "./record";

export interface StorySummary {
  id: string;
  title: string;
  first: string;
  last: string;
  articles: number;
  outlets: string[];
  claims: number;
  figures: number;
}

export interface StoryArticle {
  article: string;
  version: string;
  outlet: string;
  title: string;
  published: string;
  agencies: string[];
}

export interface Telling {
  article: number;
  statement: string;
  denied: boolean;
  at: string;
  who: string;
  words: string;
}

export type AnswerKind = "deny" | "confirm" | "doubt" | "correct";
export type Standing = "said" | "said_again" | "confirmed" | "doubted" | "denied" | "corrected";
export type FoldKind = "copied" | "passed_on" | "same_speaker" | "speaks_for";

export interface Fold {
  kind: FoldKind;
  from: number;
  to: number;
  through: string;
}

export interface ClaimSource {
  name: string;
  named: boolean;
  kind: string;
  first: number;
  members: number[];
}

export interface Claim {
  id: string;
  fullest: number;
  standing: Standing; // in the end
  members: Telling[];
  sources: ClaimSource[];
  proof: Fold[];
  answers: (Telling & { kind: AnswerKind })[];
  events: (Telling & { standing: Standing })[];
}

export interface FigureStep {
  article: number;
  statement: string | null;
  words: string;
  value: number | null;
  high: number | null;
  qualifier: string;
  speaker: string;
  named: boolean;
  at: string;
  kind: "first" | "repeats" | "revises" | "differs" | "contradicts";
  against: number | null;
}

export interface FigureSeries {
  id: string;
  what: string;
  happened: string;
  unit: string;
  steps: FigureStep[];
}

export interface StoryPage {
  id: string;
  title: string;
  articles: StoryArticle[];
  claims: Claim[];
  figures: FigureSeries[];
  copies: { from: number; to: number; from_span: Span; to_span: Span; same_words: number; credited: boolean; edits: number }[];
}
