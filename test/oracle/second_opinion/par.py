"""PAR Index: points of both methods in per cent of the maxima."""

from .reading import Refused, choice, fields, listed, number
from .writing import text, with_places

ARTICLE = "Quyết định 876/QĐ-BNV ngày 10/11/2022"


def answer(case):
    fields(case, ("criteria",), ("maxTotal",))
    rows = listed(case["criteria"])
    for row in rows:
        fields(row, ("id", "method", "max", "points"))
        choice(row["method"], ("APPRAISED", "SURVEY"))
        number(row["max"])
        if row["points"] is not None:
            number(row["points"])
    stated = number(case["maxTotal"]) if "maxTotal" in case else None
    if len({row["id"] for row in rows}) < len(rows):
        raise Refused("DUPLICATE_ID", ARTICLE)
    for row in rows:
        if number(row["max"]) <= 0:
            raise Refused("MAX_NOT_POSITIVE", ARTICLE)
        if row["points"] is not None and not 0 <= number(row["points"]) <= number(row["max"]):
            raise Refused("POINTS_OUT_OF_RANGE", ARTICLE)
    most = sum(number(row["max"]) for row in rows)
    if most == 0 or stated not in (None, most):
        raise Refused("MAXIMA_NOT_COMPLETE", ARTICLE)
    parts = {}
    for method in ("APPRAISED", "SURVEY"):
        points = [row["points"] for row in rows if row["method"] == method]
        parts[method] = None if None in points else sum(map(number, points))
    whole = None if None in parts.values() else 100 * sum(parts.values()) / most
    return with_places({
        "status": "INSUFFICIENT_DATA" if whole is None else "OK", "PAR": text(whole), "appraised": text(parts["APPRAISED"]),
        "survey": text(parts["SURVEY"]), "maxTotal": text(most), "missing": [row["id"] for row in rows if row["points"] is None],
        "warnings": [{"code": "FORMULA_INFERRED"}],
    }, ("PAR", "appraised", "survey", "maxTotal"), 2)
