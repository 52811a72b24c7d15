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

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const chosen = stored("theme");
    return chosen === "light" || chosen === "dark" ? chosen : "auto";
  });
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return [
    theme,
    (next) => {
      store("theme", next);
      setTheme(next);
    },
  ];
}
