"""Change of an index: how far, and in per cent of what was."""

from .reading import count, fields, number
from .writing import text, with_places


def answer(case):
    fields(case, ("index", "from", "to"))
    ends = []
    for key in ("from", "to"):
        fields(case[key], ("year", "value"), ("method",))
        count(case[key]["year"])
        ends.append(None if case[key]["value"] is None else number(case[key]["value"]))
    before, after = ends
    methods = {case[key]["method"] for key in ("from", "to") if "method" in case[key]}
    codes = (["METHOD_CHANGED"] if len(methods) == 2 else []) + (["NO_BASE"] if before is not None and before <= 0 else [])
    known = None not in ends
    grown = (after / before - 1) * 100 if known and before > 0 else None
    return with_places({
        "status": "OK" if known else "INSUFFICIENT_DATA", "index": case["index"], "difference": text(after - before) if known else None,
        "growth": text(grown), "warnings": [{"code": code} for code in codes],
    }, ("difference", "growth"), 4)
