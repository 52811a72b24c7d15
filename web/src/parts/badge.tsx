// What somebody did by saying it, and how firmly: always as a word, with a shape beside it.
import type { Statement } from "../record";
import { useWords } from "../words";

export function ActBadge({ statement }: { statement: Pick<Statement, "act" | "certainty" | "form"> }) {
  const words = useWords();
  return (
    <span class="badges">
      <span class={`badge act-${statement.act}`}>{words.acts[statement.act]}</span>
      {statement.certainty === "hedged" && <span class="badge hedged">{words.certainties["hedged"]}</span>}
      <span class="badge form">{words.forms[statement.form]}</span>
    </span>
  );
}
