#!/usr/bin/env python3
"""Makes marked articles of the speeches of SpkAtt-2023, for the net over an article to learn from beside the news.

  speeches.py FOLDER > SPEECHES.jsonl

FOLDER holds the corpus (github.com/umanlp/SpkAtt-2023, CC BY-SA 4.0): one JSON file for each speech in parliament, with
its sentences as tokens and annotations of cue, source, message, topic and addressee. A message of three words or more
becomes an indirect content (direct behind an opening quotation mark), a shorter one or a topic alone that of a reported
act. Speakers' own claims ("ich finde") are marked there and in news articles are not, so these articles are only ever
given to `learn_net.py --beside`.
"""

import json
import pathlib
import sys

NO_SPACE_BEFORE = set(". , ; : ! ? ) ] “ ’ …".split())
NO_SPACE_BEHIND = set("( [ „".split())
SHORTEST_CLAUSE = 3


def joined(sentences: list[dict]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text, and where each token ("sentence:token") stands in it, in code points."""
    text, places, before = "", {}, ""
    for sentence in sentences:
        for number, token in enumerate(sentence["Tokens"]):
            if text and token not in NO_SPACE_BEFORE and before not in NO_SPACE_BEHIND:
                text += " "
            places[f"{sentence['SentenceId']}:{number}"] = (len(text), len(text) + len(token))
            text += token
            before = token
    return text + "\n", places


def spans_of(tokens: list[str], places: dict[str, tuple[int, int]]) -> list[list[int]]:
    spans: list[list[int]] = []
    for begin, end in sorted(places[token] for token in tokens if token in places):
        if spans and begin - spans[-1][1] <= 1:
            spans[-1][1] = end
        else:
            spans.append([begin, end])
    return spans


def form_of(message: list[str], content: list[list[int]], text: str) -> str:
    if message and "„" in text[max(0, content[0][0] - 2) : content[0][0] + 1]:
        return "direct"
    return "indirect" if len(message) >= SHORTEST_CLAUSE else "reported"


def statement_of(annotation: dict, text: str, places: dict[str, tuple[int, int]]) -> dict | None:
    content = spans_of(annotation["Message"] or annotation["Topic"], places)
    if not content or not annotation["Cue"]:
        return None
    return {
        "form": form_of(annotation["Message"], content, text),
        "act": "state",
        "certainty": "firm",
        "who": "",
        "via": [],
        "basis": "",
        "content": content,
        "cue": spans_of(annotation["Cue"] + annotation["PTC"], places),
        "speaker": spans_of(annotation["Source"], places),
        "addressee": spans_of(annotation["Addr"], places),
    }


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for file in sorted(pathlib.Path(sys.argv[1]).glob("**/task1/*.json")):
        speech = json.loads(file.read_text())
        text, places = joined(speech["Sentences"])
        statements = [statement_of(annotation, text, places) for annotation in speech["Annotations"]]
        article = {
            "id": file.stem,
            "title": "",
            "published": None,
            "language": "de",
            "text": text,
            "statements": [s for s in statements if s is not None],
            "quantities": None,
        }
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
