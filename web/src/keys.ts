// Keys that work everywhere: / into the box, j and k along the statements, Enter opens, ? helps.
import { useEffect } from "preact/hooks";
import { go } from "./address";

const stops = () => [...document.querySelectorAll<HTMLElement>(".card, .note")];

function isTyping(element: Element | null): boolean {
  return element !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

function move(step: 1 | -1): void {
  const all = stops();
  if (all.length === 0) return;
  const here = all.findIndex((stop) => stop.contains(document.activeElement));
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, here + step))]!;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  if (next.dataset["note"] !== undefined) next.click();
}

export function useKeys(help: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement)) return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "/") {
        event.preventDefault();
        const box = document.querySelector<HTMLInputElement>("#query");
        box?.focus();
        box?.select();
      } else if (event.key === "j" || event.key === "k") {
        move(event.key === "j" ? 1 : -1);
      } else if (event.key === "?") {
        event.preventDefault();
        help();
      } else if (event.key === "Escape") {
        (document.activeElement as HTMLElement | null)?.blur();
      } else if (event.key === "Enter" && document.activeElement instanceof HTMLElement) {
        const open = document.activeElement.dataset["open"];
        if (open) go(open);
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [help]);
}
