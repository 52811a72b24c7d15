#!/usr/bin/env python3
"""Puts the texts back to marks that are kept without them.

    join.py MARKS.jsonl ARTICLES.jsonl > MARKED.jsonl

ARTICLES: {"id", "title", "published", "text"} a line. The marks' offsets count in the text with white space folded: a line that
is not blank is a paragraph, paragraphs are parted by a blank line.
"""
import json
import re
import sys


def folded(text):
    paragraphs = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n\n".join(p for p in paragraphs if p) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        articles = {article["id"]: article for article in map(json.loads, file)}
    with open(sys.argv[1], encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            marks = json.loads(line)
            article = articles.get(marks["id"])
            if article is None:
                sys.exit(f"{sys.argv[1]}, line {number}: no article {marks['id']} in {sys.argv[2]}")
            joined = {key: article.get(key) for key in ("id", "title", "published")}
            joined |= {"language": "de", "text": folded(article["text"])}
            print(json.dumps(joined | marks, ensure_ascii=False))


main()
