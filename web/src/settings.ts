// What whoever looks has chosen: language and colours. Kept in this browser only.
import { useEffect, useState } from "preact/hooks";
import type { Language } from "./words";

export type Theme = "auto" | "light" | "dark";

function stored(name: string): string | null {
  try {
    return localStorage.getItem(`sayso-${name}`);
  } catch {
    return null; // a browser may refuse
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(`sayso-${name}`, value);
  } catch {
    // then it holds for this page only
  }
}

export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const chosen = stored("language") ?? navigator.language.slice(0, 2);
    return chosen === "de" ? "de" : "en";
  });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return [
    language,
    (next) => {
      store("language", next);
      setLanguage(next);
    },
  ];
}

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

function show(theme: Theme): void {
  const dark = theme === "dark" || (theme === "auto" && darkSystem.matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

function storedTheme(): Theme {
  const chosen = stored("theme");
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

// Before anything is drawn, so that no page flashes up in the other colours.
show(storedTheme());

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  useEffect(() => {
    const update = () => show(theme);
    update();
    darkSystem.addEventListener("change", update);
    return () => darkSystem.removeEventListener("change", update);
  }, [theme]);
  return [
    theme,
    (next) => {
      store("theme", next);
      setTheme(next);
    },
  ];
}
