#!/usr/bin/env python3
"""Measures figures and times on the German cases of microsoft/Recognizers-Text.

    recognizers.py texts CASES.jsonl > texts.jsonl
    sayso read --input-format jsonl --format jsonl texts.jsonl > read.jsonl
    recognizers.py score CASES.jsonl read.jsonl [--list]

A case is right where each of its results is read with the same value: a figure with number and unit, a time with the same
date, hour, length or interval (of a range both ends, as two times). Where that tool gives a past and a coming date, either
is right. Two conventions differ: its midnight without a day is T00:00, ours is T24:00 of the day; "the rest of the week" ends
with its last day there, with the day after it here. A result without a value is right where a time lies in it and no digit of it is left unread; a case without
results, where nothing of its kind is read.
recognizers_exclusions.tsv has the cases that do not apply; recognizers_failing.tsv those of the rest that fail, each with
its reason: the list must be the same as what fails (exit status 1).
"""
import collections
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
KINDS = {"Age": "ages", "Currency": "money", "Dimension": "measures", "Temperature": "measures", "Percent": "shares",
         "NumberRange": "numbers", "Number": "numbers", "DateTimePeriod": "dates with hours", "DatePeriod": "periods",
         "DateTimeModel": "mixed times", "DateTime": "dates with hours", "Date": "dates", "Duration": "lengths",
         "Holiday": "feasts", "Merged": "mixed times", "Set": "repetitions", "TimePeriod": "clock times",
         "Time": "clock times"}
UNITS = {"Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "Canadian dollar": "CAD", "Pound": "GBP lb",
         "British pound": "GBP", "Indian rupee": "INR", "Rupee": "INR", "Finnish markka": "FIM", "Cambodian riel": "KHR",
         "Year": "a", "Month": "mo", "Week": "wk", "Day": "d", "Milliliter": "ml", "Inch": "in", "Teaspoon": "TL",
         "Liter": "l", "Square meter": "m²", "Kilometer per hour": "km/h", "Cubic meter": "m³", "Gigabyte": "GB",
         "Mile": "mi", "Micrometer": "µm", "Nanometer": "nm", "Meter per second": "m/s", "Kilometer": "km", "C": "°C",
         "F": "°F", "K": "K", "Degree": "°C"}


def table(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    named = {}
    for cells in rows:
        file, numbers = cells[0].rsplit("/", 1)
        for part in numbers.split(","):
            first, _, last = part.partition("-")
            many = range(1000) if part == "*" else range(int(first), int(last or first) + 1)
            named.update((f"{file}/{n:03}", cells[1]) for n in many)
    return named


def cases_in(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def published(case):
    return (case.get("context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]


def kind_of(case):
    return next(kind for name, kind in KINDS.items() if case["model"].startswith(name))


def number(text):
    return float(str(text).rstrip("%").replace(",", "."))


def close(a, b):
    return a is not None and abs(float(a) - b) <= 1e-3 * max(1, abs(b))


def same_quantity(result, quantity):
    resolution = result["Resolution"]
    value = str(resolution.get("value"))
    below = re.fullmatch(r"\(,(.*)\)", value)
    if below:
        return quantity["qualifier"] == "less_than" and close(quantity["value"], number(below[1]))
    unit = resolution.get("unit")
    if value.endswith("%") and quantity["unit"] not in ("%", "pp"):
        return False
    if unit and quantity["unit"] not in UNITS.get(unit, unit).split():
        return False
    return close(quantity["value"], number(value)) or close(quantity["high"], number(value))


def length(value):
    """Months and seconds of an ISO 8601 duration; None for anything else."""
    match = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", value)
    if not match or value == "P":
        return None
    y, m, w, d, h, i, s = (float(part or 0) for part in match.groups())
    return y * 12 + m, w * 604800 + d * 86400 + h * 3600 + i * 60 + s


def same_instant(timex, time):
    value = time["value"] or ""
    if timex == value or (length(timex) and length(timex) == length(value)):
        return True
    timex = re.sub(r"(T\d\d)$", r"\1:00", timex)
    timex = re.sub(r"(T\d\d:\d\d):00$", r"\1", timex)
    weekday = re.match(r"XXXX-WXX-(\d)(T.*)?$", timex)
    dated = re.match(r"(\d{4}-\d\d-\d\d)(T.*)?$", value)
    if weekday:
        return bool(dated) and datetime.date.fromisoformat(dated[1]).isoweekday() == int(weekday[1]) and \
            (weekday[2] or "") == (dated[2] or "")
    if timex.startswith("T"):
        value = re.sub(r"T24:00$", "T00:00", value)
        return bool(dated) and dated[2] == timex or value.endswith(timex)
    return re.fullmatch(timex.replace("X", ".").replace(".-W..", "."), value) is not None


def last_day(time):
    """The last day of an interval of whole days; None for anything else."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", time["until"] or ""):
        return None
    return (datetime.date.fromisoformat(time["until"]) - datetime.timedelta(days=1)).isoformat()


def values_of(result):
    """Of a result every timex, and every interval or day that it was resolved to."""
    value = result.get("Value") or result.get("Resolution") or {}
    timexes, resolved = [], []
    for entry in value.get("values", [value]):
        timexes.append(entry.get("timex") or entry.get("Timex"))
        for past_or_coming in (entry, entry.get("PastResolution") or {}, entry.get("FutureResolution") or {}):
            day = past_or_coming.get("value") or past_or_coming.get("date") or past_or_coming.get("dateTime")
            if day and re.match(r"\d{4}-", day):
                resolved.append((day[:10], None))
            begin = past_or_coming.get("start") or past_or_coming.get("startDate")
            end = past_or_coming.get("end") or past_or_coming.get("endDate")
            if begin and re.match(r"\d{4}-\d\d-\d\d$", begin):
                resolved.append((begin, end))
    return [t for t in timexes if t], resolved


def same_time(result, times, text):
    begin = result["Start"]
    end = begin + (result.get("Length") or result["End"] + 1 - begin)
    inside = [t for t in times if t["span"][0] < end and begin < t["span"][1]]
    timexes, resolved = values_of(result)
    if not timexes:
        unread = [i for i in range(begin, end) if text[i].isdigit() and not any(t["span"][0] <= i < t["span"][1] for t in inside)]
        return bool(inside) and not unread
    for timex in timexes:
        pair = re.fullmatch(r"\((.*),(.*),(.*)\)", timex)
        if not pair and any(same_instant(timex, t) for t in inside):
            return True
        # A date and an hour may be two times of ours.
        both = None if pair else re.fullmatch(r"([^T]*\d)(T.*)", timex)
        if both and all(any(same_instant(part, t) for t in inside) for part in both.groups()):
            return True
        if pair and any(same_instant(pair[3], t) for t in inside):
            return True
        if pair and all(any(same_instant(end, t) or t["from"] == end for t in inside) for end in (pair[1], pair[2])):
            return True
        if pair and any(t["from"] == pair[1] and last_day(t) == pair[2] for t in inside):
            return True
    return any(t["from"] == day and until in (None, t["until"]) for t in inside for day, until in resolved)


def right(case, reading):
    if case["kind"] == "DateTime":
        times = reading["times"]
        if not case["results"]:
            return not times
        return all(same_time(result, times, case["input"]) for result in case["results"])
    quantities = reading["quantities"]
    if not case["results"]:
        return not quantities

    def found(result):
        begin, end = result["Start"], result.get("End", result["Start"]) + 1
        return any(q["span"][0] < end and begin < q["span"][1] and same_quantity(result, q) for q in quantities)
    return all(found(result) for result in case["results"])


def score(cases, readings, everything):
    excluded, known = table("recognizers_exclusions.tsv"), table("recognizers_failing.tsv")
    counts, failing = collections.defaultdict(lambda: [0, 0]), {}
    for case in cases:
        if case["id"] in excluded:
            continue
        hit = right(case, readings[case["id"]])
        counts[kind_of(case)][0] += hit
        counts[kind_of(case)][1] += 1
        if not hit:
            failing[case["id"]] = case
    print(f"{'kind':18} right of cases")
    for kind, (hits, all_of_them) in sorted(counts.items()):
        print(f"{kind:18} {hits:5} {all_of_them:6}   {100 * hits / all_of_them:5.1f} %")
    hits, all_of_them = (sum(c[i] for c in counts.values()) for i in (0, 1))
    print(f"{'all':18} {hits:5} {all_of_them:6}   {100 * hits / all_of_them:5.1f} %   (left out: {len(cases) - all_of_them})")
    for name in sorted(set(failing) - set(known)) if not everything else sorted(failing):
        reading = readings[name]
        read = [(case_text(reading, item), item["value"]) for item in reading["times"] + reading["quantities"]]
        print(f"fails: {name}  {failing[name]['input'][:80]!r} wanted {[r.get('Text') for r in failing[name]['results']]} read {read}")
    healed = sorted(set(known) - set(failing))
    for name in healed:
        print(f"no longer fails, take it off the list: {name}")
    return 1 if set(failing) - set(known) or healed else 0


def case_text(reading, item):
    return reading["text"][item["span"][0]:item["span"][1]]


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "texts":
        for case in cases_in(arguments[1]):
            print(json.dumps({"id": case["id"], "language": "de", "published": published(case), "text": case["input"]}, ensure_ascii=False))
        return 0
    if len(arguments) in (3, 4) and arguments[0] == "score":
        readings = {reading["id"]: reading for reading in cases_in(arguments[2])}
        return score(cases_in(arguments[1]), readings, "--list" in arguments)
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
