// On how many independent sources stands what is listed? Only ledgers whose stories are told have an answer.
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./api";
import type { Hit } from "./record";
import type { Standing } from "./story_record";

export interface StatementClaim {
  story: string;
  claim: string;
  sources: number;
  tellings: number;
  standing: Standing;
}

export type Claims = Record<string, StatementClaim>;

const most = 100; // statements in one question

// Of all statements shown; those that are known already are not asked for again.
export function useClaims(hits: Hit[]): Claims {
  const [claims, setClaims] = useState<Claims>({});
  const asked = useRef(new Set<string>());
  const ids = hits.map((hit) => hit.statement).join(" ");
  useEffect(() => {
    const wanted = hits.map((hit) => hit.statement).filter((id) => !asked.current.has(id)).slice(-most);
    if (wanted.length === 0) return;
    for (const id of wanted) asked.current.add(id);
    ask<{ claims: Claims }>(`/claims.json?${new URLSearchParams(wanted.map((id) => ["s", id]))}`).then(
      (answer) => setClaims((before) => ({ ...before, ...answer.claims })),
      () => {}, // a ledger whose stories are not told: then the cards say nothing of it
    );
  }, [ids]);
  return claims;
}
