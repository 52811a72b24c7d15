// Asking the server, which is the only one that is ever asked.
import { useEffect, useState } from "preact/hooks";

export interface Failure {
  status: number;
  what: string;
  remedy?: string;
  input?: string;
  offset?: number;
}

export type Loaded<T> =
  | { state: "loading"; last?: T }
  | { state: "ready"; value: T }
  | { state: "failed"; failure: Failure };

async function failureOf(response: Response): Promise<Failure> {
  try {
    const body = (await response.json()) as { error: Omit<Failure, "status"> };
    return { status: response.status, ...body.error };
  } catch {
    return { status: response.status, what: response.statusText };
  }
}

export async function ask<T>(address: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    const failure: Failure = { status: 0, what: "the server does not answer" };
    throw failure;
  }
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as T;
}

export function send<T>(address: string, body: unknown, token?: string): Promise<T> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (token) headers["Authorization"] = `Bearer ${token}`;
  return ask<T>(address, { method: "POST", headers, body: JSON.stringify(body) });
}

// What is at the address; null asks for nothing. While another address loads, what was there before stays.
export function useData<T>(address: string | null): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    setLoaded((before) => ({ state: "loading", last: valueOf(before) }));
    ask<T>(address, { signal: abort.signal }).then(
      (value) => setLoaded({ state: "ready", value }),
      (error: unknown) => {
        if (!abort.signal.aborted) setLoaded({ state: "failed", failure: error as Failure });
      },
    );
    return () => abort.abort();
  }, [address]);
  return loaded;
}

export function valueOf<T>(loaded: Loaded<T>): T | undefined {
  if (loaded.state === "ready") return loaded.value;
  return loaded.state === "loading" ? loaded.last : undefined;
}
