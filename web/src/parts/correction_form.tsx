// What somebody with the token may set right. The token is kept for this tab only, and sent in a header.
import { useState } from "preact/hooks";
import { send, type Failure } from "../api";
import { toStatement } from "../address";
import type { StatementPage } from "../record";
import { useWords, type Words } from "../words";
import { Failed } from "./state";

type Field = "act" | "form" | "certainty" | "who";

function choicesOf(words: Words, field: Field): Record<string, string> | null {
  if (field === "act") return words.acts;
  if (field === "form") return words.forms;
  return field === "certainty" ? words.certainties : null;
}

const storageKey = (name: string) => `sayso-${name}`;
const remembered = (name: string) => sessionStorage.getItem(storageKey(name)) ?? "";

export function CorrectionForm({ page, kept }: { page: StatementPage; kept: () => void }) {
  const words = useWords();
  const [token, setToken] = useState(remembered("token"));
  const [by, setBy] = useState(remembered("by"));
  const [why, setWhy] = useState("");
  const [field, setField] = useState<Field>("act");
  const [value, setValue] = useState<string>(page.record.act);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);
  const choices = choicesOf(words, field);

  const chooseField = (next: Field) => {
    setField(next);
    setValue(next === "who" ? (page.record.who?.name ?? "") : page.record[next]);
  };
  const keep = async (what: { field: string; value: string }) => {
    setFailure(null);
    setSaved(false);
    try {
      await send(`${toStatement(page.statement)}/corrections.json`, { ...what, by, why }, token);
      sessionStorage.setItem(storageKey("token"), token);
      sessionStorage.setItem(storageKey("by"), by);
      setSaved(true);
      kept();
    } catch (error) {
      setFailure(error as Failure);
    }
  };
  const ready = token !== "" && by !== "" && why !== "";
  return (
    <details class="correct">
      <summary>{words.correct}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep({ field, value });
        }}
      >
        <label>
          {words.token}
          <input type="password" autocomplete="off" required value={token} aria-describedby="token-hint"
            onInput={(event) => setToken(event.currentTarget.value)} />
          <span class="aside" id="token-hint">{words.tokenHint}</span>
        </label>
        <label>
          {words.yourName}
          <input required value={by} autocomplete="name" onInput={(event) => setBy(event.currentTarget.value)} />
        </label>
        <label>
          {words.why}
          <input required value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
        <div class="pair">
          <label>
            {words.field}
            <select value={field} onChange={(event) => chooseField(event.currentTarget.value as Field)}>
              {(["act", "certainty", "form", "who"] as const).map((name) => (
                <option key={name} value={name}>{words.fields[name]}</option>
              ))}
            </select>
          </label>
          <label>
            {words.value}
            {choices ? (
              <select value={value} onChange={(event) => setValue(event.currentTarget.value)}>
                {Object.entries(choices).map(([name, label]) => <option key={name} value={name}>{label}</option>)}
              </select>
            ) : (
              <>
                <input value={value} aria-describedby="who-hint" onInput={(event) => setValue(event.currentTarget.value)} />
                <span class="aside" id="who-hint">{words.whoHint}</span>
              </>
            )}
          </label>
        </div>
        <div class="buttons">
          <button type="submit" disabled={!ready}>{words.save}</button>
          <button type="button" disabled={!ready} onClick={() => void keep({ field: "statement", value: "right" })}>
            {words.confirm}
          </button>
          <button type="button" disabled={!ready} class="danger" onClick={() => void keep({ field: "statement", value: "none" })}>
            {words.reject}
          </button>
        </div>
        <p role="status">{saved && words.saved}</p>
        {failure && <Failed failure={failure} />}
      </form>
    </details>
  );
}
