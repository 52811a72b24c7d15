// How a claim stands in the end, as a word with the shape of the act that made it so.
import type { Standing } from "../story_record";
import { useWords } from "../words";

const acts: Record<Standing, string> = {
  said: "state", said_again: "state", confirmed: "confirm", doubted: "doubt", denied: "deny", corrected: "demand",
};

export function StandingBadge({ standing }: { standing: Standing }) {
  return <span class={`badge act-${acts[standing]}`}>{useWords().standings[standing]}</span>;
}
