// The one box for a query, with suggestions for the word that is being typed (the combobox pattern of WAI-ARIA).
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api";
import type { Suggestion } from "../record";
import { useWords } from "../words";

// The item around the caret: its begin and end in the text.
export function wordAt(text: string, caret: number): [number, number] {
  let begin = caret;
  while (begin > 0 && !/\s/.test(text[begin - 1]!)) --begin;
  let end = caret;
  while (end < text.length && !/\s/.test(text[end]!)) ++end;
  return [begin, end];
}

export function QueryBox({ query, submit }: { query: string; submit: (query: string) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const [list, setList] = useState<Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => setText(query), [query]);

  const close = () => {
    asking.current?.abort();
    setList([]);
    setActive(-1);
  };
  const suggest = (value: string, caret: number) => {
    asking.current?.abort();
    const [begin, end] = wordAt(value, caret);
    if (end === begin) return close();
    const abort = (asking.current = new AbortController());
    ask<{ suggestions: Suggestion[] }>(`/suggest.json?${new URLSearchParams({ word: value.slice(begin, end) })}`, {
      signal: abort.signal,
    }).then(
      ({ suggestions }) => {
        setList(suggestions.slice(0, 8));
        setActive(-1);
      },
      () => {},
    );
  };
  const take = (suggestion: Suggestion) => {
    const box = input.current!;
    const [begin, end] = wordAt(text, box.selectionStart ?? text.length);
    const whole = suggestion.kind === "field" ? suggestion.text : `${suggestion.text} `;
    const next = text.slice(0, begin) + whole + text.slice(end).replace(/^\s+/, "");
    setText(next);
    close();
    box.focus();
    // At once: what is typed before the next frame would stand in front of a caret that is moved then.
    box.value = next;
    box.setSelectionRange(begin + whole.length, begin + whole.length);
    if (suggestion.kind === "field") suggest(next, begin + whole.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.length === 0) return;
      event.preventDefault();
      const move = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + move + list.length + 1) % (list.length + 1) === list.length ? -1
        : (active + move + list.length + 1) % (list.length + 1));
    } else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) {
      event.preventDefault();
      take(list[active]!);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.length > 0) close();
      else input.current!.blur();
    }
  };
  return (
    <form
      class="query" role="search" action="/search"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        submit(input.current!.value.trim());
      }}
    >
      <label class="visually-hidden" for="query">{words.searchLabel}</label>
      <div class="box">
        <input
          id="query" name="q" ref={input} type="search" value={text} placeholder={words.searchHint} autocomplete="off"
          autocapitalize="off" spellcheck={false} role="combobox" aria-expanded={list.length > 0}
          aria-controls="suggestions" aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `suggestion-${active}` : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            suggest(event.currentTarget.value, event.currentTarget.selectionStart ?? 0);
          }}
          onKeyDown={onKeyDown} onBlur={close}
        />
        <ul id="suggestions" role="listbox" aria-label={words.searchLabel} hidden={list.length === 0}>
          {list.map((suggestion, i) => (
            <li
              key={suggestion.text} id={`suggestion-${i}`} role="option" aria-selected={i === active}
              onPointerDown={(event) => {
                event.preventDefault();
                take(suggestion);
              }}
            >
              <span>{suggestion.label}</span> <code>{suggestion.text}</code>
            </li>
          ))}
        </ul>
      </div>
      <button type="submit">{words.searchButton}</button>
    </form>
  );
}
