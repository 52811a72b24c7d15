// Addresses of this page, and going from one to another without loading it anew.
import { useEffect, useState } from "preact/hooks";

export interface Place {
  parts: string[];
  parameters: URLSearchParams;
  path: string;
}

export function placeFrom(path: string, search: string): Place {
  const parts = path.split("/").filter((part) => part !== "");
  return { parts: parts.map(decodeURIComponent), parameters: new URLSearchParams(search), path };
}

// "." stays safe inside a part, except where the server would take the end for ".json" or ".csv".
function part(text: string): string {
  return encodeURIComponent(text).replace(/\.(json|csv)$/, "%2E$1");
}

export const toSearch = (query: string): string =>
  query === "" ? "/search" : `/search?${new URLSearchParams({ q: query })}`;
export const toStatement = (id: string): string => `/statements/${part(id)}`;
export const toSource = (name: string): string => `/sources/${part(name)}`;
export const toStories = "/stories";
export const toStory = (id: string): string => `/stories/${part(id)}`;
export const toArticle = (id: string, parameters: Record<string, string> = {}): string => {
  const rest = new URLSearchParams(parameters).toString();
  return `/articles/${part(id)}${rest === "" ? "" : `?${rest}`}`;
};

export const dataAt = (address: string, ending: "json" | "csv" = "json"): string => {
  const [path, rest] = address.split("?", 2);
  return `${path}.${ending}${rest === undefined ? "" : `?${rest}`}`;
};

const moved = new EventTarget();

export function go(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") {
    history.pushState(null, "", address);
    window.scrollTo(0, 0);
  } else {
    history.replaceState(null, "", address);
  }
  moved.dispatchEvent(new Event("moved"));
}

// Links inside the page; all others are the browser's.
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (/\.(json|csv|txt)$/.test(link.pathname)) return;
  if (link.hash !== "" && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}

export function usePlace(): Place {
  const here = () => placeFrom(location.pathname, location.search);
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = () => setPlace(here());
    moved.addEventListener("moved", update);
    window.addEventListener("popstate", update);
    document.addEventListener("click", followLink);
    return () => {
      moved.removeEventListener("moved", update);
      window.removeEventListener("popstate", update);
      document.removeEventListener("click", followLink);
    };
  }, []);
  return place;
}
