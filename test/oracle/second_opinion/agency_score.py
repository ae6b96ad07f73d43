"""Điều 6 and 7: 30 + 70 points, "nếu có" re-weighted inside its part or given full marks (P27)."""

from .reading import Refused, choice, fields, flag, number, parameters
from .writing import text, with_display

PARTS = {"GENERAL": ("general", 30, "Điều 6"), "RESULTS": ("results", 70, "Điều 7")}
PARAMETERS = {"agencyNotApplicable": ("P27", "PRO_RATA_IN_PART", ("PRO_RATA_IN_PART", "FULL_MARKS"))}


def answer(case):
    fields(case, ("criteria",), ("parameters",))
    rule = parameters(case, PARAMETERS)["agencyNotApplicable"]
    ids = set()
    for row in case["criteria"]:
        fields(row, ("id", "part", "max", "points"), ("optional",))
        choice(row["part"], PARTS)
        article = PARTS[row["part"]][2]
        if row["id"] in ids:
            raise Refused("DUPLICATE_ID")
        ids.add(row["id"])
        flag(row.get("optional", False))
        if number(row["max"]) <= 0:
            raise Refused("MAX_NOT_POSITIVE")
        if row["points"] is not None and not 0 <= number(row["points"]) <= number(row["max"]):
            raise Refused("POINTS_OUT_OF_RANGE")
    found, missing = {}, []
    for part, (name, ceiling, article) in PARTS.items():
        rows = [row for row in case["criteria"] if row["part"] == part]
        if sum(number(row["max"]) for row in rows) != ceiling:
            raise Refused("MAXIMA_NOT_COMPLETE", article)
        lost = [row["id"] for row in rows if row["points"] is None and not row.get("optional")]
        if rule == "FULL_MARKS":
            rows = [{**row, "points": row["max"]} if row["points"] is None else row for row in rows]
        scored = [row for row in rows if row["points"] is not None]
        if not lost and not scored:
            lost = [part]
        missing += lost
        found[name] = None if lost else (
            sum(number(row["points"]) for row in scored) * ceiling / sum(number(row["max"]) for row in scored))
    S = None if None in found.values() else sum(found.values())
    return with_display({
        "status": "INSUFFICIENT_DATA" if S is None else "OK",
        "general": text(found["general"]), "results": text(found["results"]), "S": text(S), "missing": missing,
    }, ("general", "results", "S"))
