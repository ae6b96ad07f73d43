"""Independent oracle of the formulas, written from the decree with Python's Fraction.

Reads one JSON object a line: {"id": formula, "input": {...}}; answers one JSON object a line.
It shares nothing with the TypeScript code; only the public shapes of inputs and answers are the same.
"""

import json
import sys
from fractions import Fraction as F


def text(x):
    return None if x is None else str(x)


def band(s):
    return "XS" if s >= 90 else "TOT" if s >= 70 else "HT" if s >= 50 else "KHT"


def period_score(case):
    """Điều 14–17: every unit is walked on its own."""
    mode = case.get("parameters", {}).get("capMode", "COMPONENT")
    leader = case["leader"]
    missing = []
    if case["general"] is None:
        missing.append("G")
    leadership = case.get("leadership") or {}
    if leader:
        missing += [k for k in ("d", "dd", "e") if leadership.get(k) is None]
    assigned = F(0)
    done = [F(0), F(0), F(0)]
    for line in case["lines"]:
        h = F(line["h"])
        if not line.get("extra") or mode == "EXTRA_IN_DENOMINATOR":
            assigned += h * line["assigned"]
        for group in line["units"]:
            for _ in range(group["count"]):
                done[0] += h
                done[1] += h * max(F(0), 1 - F(group["qualityFaults"], 4))
                done[2] += h * max(F(0), 1 - F(group["delays"], 4))
    if assigned == 0 or missing:
        return {"status": "INSUFFICIENT_DATA"}
    parts = [x / assigned for x in done]
    if mode == "COMPONENT":
        parts = [min(F(1), x) for x in parts]
    terms = parts + ([F(leadership[k]) for k in ("d", "dd", "e")] if leader else [])
    k = sum(terms, F(0)) / len(terms)
    t = 70 * min(F(1), k)
    g = F(case["general"])
    s = g + t
    return {
        "status": "OK", "a": text(parts[0]), "b": text(parts[1]), "c": text(parts[2]),
        "K": text(k), "T": text(t), "G": text(g), "S": text(s), "band": band(s),
    }


def year_score(case):
    """Điều 17.3 for a full year: the mean of twelve months or of four quarters."""
    values = [F(x) for x in case.get("months") or case["quarters"]]
    s = sum(values, F(0)) / len(values)
    return {"S": text(s), "class": band(s)}


def excellent_quota(case):
    """Điều 20.5a by trying every number of excellent people."""
    n, rate = case["candidatesAtLeastGood"], F(case["rate"])
    fits = [x for x in range(n + 1) if x <= rate * (n - x if case["base"] == "GOOD_ONLY" else n)]
    return {"maxExcellent": max(fits)}


def completion(case):
    """interfaces.md "Completion": each task falls into exactly one part."""
    day = case["effective"]
    parts = {k: 0 for k in ("onTime", "late", "overdue", "excused", "cancelled", "notYetDue")}
    completed = 0
    weight = earned = F(0)
    for task in case["tasks"]:
        if task["cancelledOn"] is not None and task["cancelledOn"] <= day:
            parts["cancelled"] += 1
            continue
        weight += F(task["weight"])
        earned += F(task["weight"]) * F(task["accepted"], task["required"])
        due, on = task["due"], task["completedOn"]
        if on is not None and on <= day:
            completed += 1
            parts["onTime" if due is None or on <= due or task["excused"] else "late"] += 1
        elif due is None or due >= day:
            parts["notYetDue"] += 1
        else:
            parts["excused" if task["excused"] else "overdue"] += 1
    live = len(case["tasks"]) - parts["cancelled"]
    return {
        "assigned": len(case["tasks"]), "completed": completed,
        "counted": text(F(completed, live)) if live else None,
        "weighted": text(earned / weight) if weight else None, **parts,
    }


def target(case):
    """Attainment of a lower or upper bound."""
    x, r = F(case["actual"]), F(case["value"])
    up = case["comparator"] == ">="
    met = x >= r if up else x <= r
    if met:
        return {"status": True, "progress": "1"}
    base = case.get("baseline")
    if base is not None and (F(base) < r if up else F(base) > r):
        raw = (x - F(base)) / (r - F(base))
    elif r <= 0 or x < 0:
        return {"status": False, "progress": None}
    else:
        raw = x / r if up else r / x
    return {"status": False, "progress": text(min(F(1), max(F(0), raw)))}


ORACLES = {
    "nd335/period-score": period_score,
    "nd335/year-score": year_score,
    "nd335/excellent-quota": excellent_quota,
    "completion/plan": completion,
    "attainment/target": target,
}

for row in sys.stdin:
    asked = json.loads(row)
    print(json.dumps(ORACLES[asked["id"]](asked["input"]), ensure_ascii=False))
