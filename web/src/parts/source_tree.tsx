// Who has a claim from whom: each independent source with those that stand on its word, and why.
import { toArticle, toSource, toStatement } from "../address";
import type { Claim, Fold, StoryArticle } from "../story_record";
import { date, useWords } from "../words";

interface Props {
  claim: Claim;
  articles: StoryArticle[];
}

// The folds of a source as a forest: the first member is the root, every other hangs on the one it has it from.
export function childrenOf(claim: Claim, members: number[]): Map<number, Fold[]> {
  const inside = new Set(members);
  const hung = new Set<number>();
  const children = new Map<number, Fold[]>();
  for (const fold of claim.proof) {
    if (!inside.has(fold.from) || !inside.has(fold.to) || fold.from === fold.to || hung.has(fold.to)) continue;
    hung.add(fold.to);
    children.set(fold.from, [...(children.get(fold.from) ?? []), fold]);
  }
  return children;
}

function Member({ number, fold, props }: { number: number; fold: Fold | null; props: Props }) {
  const words = useWords();
  const member = props.claim.members[number]!;
  const article = props.articles[member.article]!;
  return (
    <span class="member">
      <a href={toArticle(article.article, { version: article.version, s: member.statement })}>{article.outlet || words.noOutlet}</a>{" "}
      <span class="aside">
        {date(words, member.at || article.published)}
        {fold && ` – ${words.folds[fold.kind]}${fold.through ? `: ${fold.through}` : ""}`}
      </span>{" "}
      <a class="aside" href={toStatement(member.statement)}>{words.permalink}</a>
    </span>
  );
}

function Branch({ number, fold, children, seen, props }: {
  number: number; fold: Fold | null; children: Map<number, Fold[]>; seen: Set<number>; props: Props;
}) {
  seen.add(number);
  const below = (children.get(number) ?? []).filter((one) => !seen.has(one.to));
  return (
    <li>
      <Member number={number} fold={fold} props={props} />
      {below.length > 0 && (
        <ul>
          {below.map((one) => <Branch key={one.to} number={one.to} fold={one} children={children} seen={seen} props={props} />)}
        </ul>
      )}
    </li>
  );
}

export function SourceTree(props: Props) {
  const words = useWords();
  const { claim } = props;
  return (
    <ul class="source-tree">
      {claim.sources.map((source) => {
        const children = childrenOf(claim, source.members);
        const hung = new Set([...children.values()].flat().map((fold) => fold.to));
        const roots = source.members.filter((member) => member === source.first || !hung.has(member));
        const seen = new Set<number>();
        return (
          <li key={`${source.name} ${source.first}`}>
            {source.named ? <a class="root" href={toSource(source.name)}>{source.name}</a> : <span class="root unnamed">{source.name || words.nobody}</span>}
            <ul>
              {roots.filter((root) => !seen.has(root)).map((root) => (
                <Branch key={root} number={root} fold={null} children={children} seen={seen} props={props} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
