#!/usr/bin/env python3
"""Proves that the example story is consistent with itself: pages, texts, statements, gold.

    check.py [FOLDER]      default: the folder of this file

A folder without statements.jsonl or without pages is checked in what it has.
Prints every fault as "article: what is wrong" and ends with exit status 1 if there is one. Needs Python 3 only.
"""
import json
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
FORMS = {"direct", "indirect", "free", "reported"}
ACTS = {"state", "confirm", "deny", "doubt", "demand", "warn", "announce", "judge", "estimate", "ask"}
CERTAINTIES = {"firm", "hedged"}
QUALIFIERS = {"exact", "about", "more_than", "less_than", "at_least", "at_most", "range", "vague"}
ANSWERS = {"deny", "confirm", "doubt", "correct"}
EDITS = {"hedge_lost", "qualifier_lost", "shortened", "figure_changed", "attribution_lost", "other"}
KINDS = {"kicker", "title", "lead", "heading", "paragraph", "quote", "caption", "live_entry"}
INLINE = {"a", "abbr", "b", "em", "font", "i", "q", "small", "span", "strong", "time"}
MIN_COPY_WORDS = 12
MIN_MEMBER_F1 = 0.5

faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def fold(text):
    """White space folded to single spaces, soft hyphens dropped: how a reader sees it."""
    return " ".join(text.replace("\u00ad", "").split())


class VisibleText(HTMLParser):
    """The text of a page without tags, scripts and styles; only inline tags join what stands around them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("script", "style")
        self.parts.append("" if tag in INLINE else "\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        self.parts.append("" if tag in INLINE else "\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def page_text(path):
    raw = path.read_bytes()
    charset = re.search(rb'charset="?([\w-]+)', raw)[1].decode("ascii")
    parser = VisibleText()
    parser.feed(raw.decode(charset))
    return fold("".join(parser.parts))


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def version_time(article):
    """When this text came out: a later version of an article counts from its change."""
    return article["modified"] if "revises" in article else article["published"]


def locate(article, quote):
    """The span of a quote, "first words … last words" for a long one; None (and a fault) where it is not unique."""
    first, _, last = quote.partition(" … ")
    text, count = article["text"], article["text"].count(first)
    begin = text.find(first)
    end = text.find(last, begin + len(first)) + len(last) if last else begin + len(first)
    if count != 1 or end < begin + len(first):
        fault(article["id"], f"quote occurs {count} times or has no end: {quote!r}")
        return None
    return begin, end


def words(text, spans):
    """The words of some spans, as their places in the text."""
    return {m.start() for m in WORD.finditer(text) if any(b <= m.start() < e for b, e in spans)}


def overlap(left, right):
    common = len(left & right)
    return 2 * common / (len(left) + len(right)) if common else 0.0


def check_article(folder, article):
    where, text = article["id"], article["text"]
    if "blocks" not in article:
        return
    if "\n\n".join(b["text"] for b in article["blocks"]) != text:
        fault(where, "text is not its blocks joined by a blank line")
    if unicodedata.normalize("NFC", text) != text:
        fault(where, "text is not in NFC")
    page = folder / article["html"]
    if not page.is_file():
        return fault(where, f"no page {article['html']}")
    visible, place = page_text(page), 0
    for block in article["blocks"]:
        if block["kind"] not in KINDS:
            fault(where, f"unknown kind of block {block['kind']!r}")
        if block["text"] != " ".join(block["text"].split()):
            fault(where, f"white space is not folded in {block['text'][:40]!r}")
        found = visible.find(block["text"], place)
        if found < 0:
            fault(where, f"block is not on its page, or not in this order: {block['text'][:60]!r}")
        place = max(place, found + len(block["text"]))
    if [b["text"] for b in article["blocks"] if b["kind"] == "title"] != [article["title"]]:
        fault(where, "title is not the one title block")


def check_marks(article, marks):
    where, text = article["id"], article["text"]
    if marks["text"] != text:
        return fault(where, "statements.jsonl has another text")
    for s in marks["statements"]:
        if s["form"] not in FORMS or s["act"] not in ACTS or s["certainty"] not in CERTAINTIES:
            fault(where, f"unknown label in {s}")
        if not s["content"] and s["form"] != "reported":
            fault(where, f"no content in {s}")
        for begin, end in s["content"] + s["cue"] + s["speaker"] + s["addressee"]:
            if not 0 <= begin < end <= len(text) or text[begin:end] != text[begin:end].strip():
                fault(where, f"bad span [{begin}, {end}]")
    for q in marks["quantities"]:
        begin, end = q["span"]
        if not 0 <= begin < end <= len(text) or q["qualifier"] not in QUALIFIERS:
            fault(where, f"bad quantity {q}")
        if (q["high"] is not None) != (q["qualifier"] == "range"):
            fault(where, f"range without its ends, or ends without a range: {q}")


def check_copies(articles, copies):
    for c in copies:
        source, target = articles[c["from"]], articles[c["to"]]
        where = f"copy {c['from']} to {c['to']}"
        if version_time(source) >= version_time(target):
            fault(where, "goes backwards in time")
        for article, side in ((source, "from"), (target, "to")):
            span = locate(article, c[side + "_quote"])
            run = article["text"][slice(*span)] if span else ""
            if len(WORD.findall(run)) < MIN_COPY_WORDS:
                fault(where, f"fewer than {MIN_COPY_WORDS} words: {run!r}")
            for edit in c["edits"]:
                if edit["kind"] not in EDITS or edit[side] not in run:
                    fault(where, f"edit {edit} is not in the run of {article['id']}")


def is_statement(article, marks, span):
    text = article["text"]
    wanted = words(text, [span])
    spans = [s["content"] + (s["cue"] if s["form"] == "reported" else []) for s in marks["statements"]]
    spans += [s["content"] for s in marks["statements"]]
    return any(overlap(wanted, words(text, x)) >= MIN_MEMBER_F1 for x in spans)


def check_claims(articles, marks, claims, answers):
    for c in claims:
        if len(c["members"]) < 2:
            fault(c["id"], "fewer than two members")
        if c["first"] not in [m["article"] for m in c["members"]]:
            fault(c["id"], "its first article has no member")
        for m in c["members"]:
            span = locate(articles[m["article"]], m["quote"])
            if span and marks and not is_statement(articles[m["article"]], marks[m["article"]], span):
                fault(c["id"], f"member in {m['article']} is no statement: {m['quote']!r}")
    known = {c["id"] for c in claims}
    for a in answers:
        if a["kind"] not in ANSWERS or a["claim"] not in known:
            fault(a["claim"], f"bad answer {a}")
        locate(articles[a["article"]], a["quote"])


def time_of(article, span):
    """Time of publication, in a live blog that of the entry."""
    begin = 0
    if "blocks" not in article:
        return version_time(article)
    for block in article["blocks"]:
        end = begin + len(block["text"])
        if begin <= span[0] < end:
            return block.get("published", version_time(article))
        begin = end + 2


def check_figures(articles, marks, figures):
    for series in figures:
        where = f"figures of {series['what']} {series['happened']}".strip()
        times = [s["at"] for s in series["steps"]]
        if times != sorted(times):
            fault(where, "steps are not in order of time")
        givers = [(s["article"], s["speaker"]) for s in series["steps"]]
        if len(set(givers)) != len(givers):
            fault(where, "two steps for one article and speaker")
        for s in series["steps"]:
            article = articles[s["article"]]
            span = locate(article, s["quote"])
            if not span:
                continue
            if s["at"] != time_of(article, span):
                fault(where, f"time of {s} is not {time_of(article, span)}")
            if marks and not any(
                span[0] <= q["span"][0] and q["span"][1] <= span[1]
                and (q["value"], q["high"], q["qualifier"]) == (s["value"], s["high"], s["qualifier"])
                for q in marks[s["article"]]["quantities"]
            ):
                fault(where, f"no such quantity in the statements file: {s}")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    lines = read_lines(folder / "articles.jsonl")
    articles = {a["id"]: a for a in lines}
    marked = folder / "statements.jsonl"
    marks = {m["id"]: m for m in read_lines(marked)} if marked.is_file() else {}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))

    times = [version_time(a) for a in lines]
    if times != sorted(times) or len(articles) != len(lines):
        fault("articles.jsonl", "not in order of publication, or an id twice")
    if marks and set(marks) != set(articles):
        fault("statements.jsonl", "other articles than articles.jsonl")
    spare = {p.name for p in (folder / "pages").glob("*")} - {Path(a["html"]).name for a in lines if "html" in a}
    if spare:
        fault("pages", f"belong to no article: {sorted(spare)}")
    for article in lines:
        check_article(folder, article)
        if marks:
            check_marks(article, marks[article["id"]])
    check_copies(articles, gold["copies"])
    check_claims(articles, marks, gold["claims"], gold["answers"])
    check_figures(articles, marks, gold["figures"])

    for line in faults:
        print(line)
    print(
        f"{len(articles)} articles, {sum(len(m['statements']) for m in marks.values())} statements, "
        f"{sum(len(m['quantities']) for m in marks.values())} quantities, {len(gold['copies'])} copies, "
        f"{len(gold['claims'])} claims, {len(gold['answers'])} answers, {len(gold['figures'])} series: {len(faults)} faults"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
