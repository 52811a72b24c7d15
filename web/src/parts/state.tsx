import type { Failure } from "../api";
import { useWords } from "../words";

export function Loading() {
  return <p class="state" role="status">{useWords().loading}</p>;
}

export function Failed({ failure }: { failure: Failure }) {
  const words = useWords();
  return (
    <div class="state failed" role="alert">
      <p>{failure.status === 404 ? words.notFound : words.failed}</p>
      <p class="aside">
        {failure.what}
        {failure.input && `: ${failure.input}`}
        {failure.remedy && ` (${failure.remedy})`}
      </p>
    </div>
  );
}
