"""Ranks of a published table: 1, 2, 2, 4."""

from fractions import Fraction as F

from .reading import Refused, choice, count, fields, listed, number
from .writing import rounded, text


def answer(case):
    fields(case, ("index", "year", "universe", "size", "values", "published"), ("best", "unlisted"))
    size = count(case["size"])
    count(case["year"])
    for name in ("index", "universe"):
        if not isinstance(case[name], str) or not case[name]:
            raise Refused("INVALID_INPUT")
    low = choice(case.get("best", "HIGH"), ("HIGH", "LOW")) == "LOW"
    below = choice(case.get("unlisted", "ANYWHERE"), ("ANYWHERE", "BELOW")) == "BELOW"
    as_published = case["published"]
    if as_published is not None:
        fields(as_published, ("places", "rounding"))
        if count(as_published["places"]) > 20:
            raise Refused("INVALID_INPUT")
        choice(as_published["rounding"], ("CUT", "HALF_UP"))
    rows = []
    for row in listed(case["values"]):
        fields(row, ("id", "value"))
        rows.append((row["id"], None if row["value"] is None else number(row["value"])))
    if len({name for name, _ in rows}) < len(rows):
        raise Refused("DUPLICATE_ID")
    if len(rows) > size:
        raise Refused("MORE_THAN_UNIVERSE")
    known = [(name, seen(value, as_published)) for name, value in rows if value is not None]
    unknown = [name for name, value in rows if value is None]
    open_places = len(unknown) + (0 if below else size - len(rows))
    order = sorted((value for _, value in known), reverse=not low)
    ranks = []
    for name, value in sorted(known, key=lambda one: (order.index(one[1]), one[0].encode("utf-16-be", "surrogatepass"))):
        best = order.index(value) + 1
        ranks.append({"id": name, "value": text(value), "rank": None if open_places else best, "atBest": best, "atWorst": best + open_places})
    return {
        "status": "PARTIAL" if open_places else "OK", "index": case["index"], "year": case["year"], "universe": case["universe"],
        "size": size, "ranks": ranks, "unknown": unknown, "display": {},
    }


def seen(value, published):
    if published is None:
        return value
    scale = 10 ** published["places"]
    if published["rounding"] == "CUT":
        return F(abs(value) * scale // 1 * (-1 if value < 0 else 1), scale)
    return F(rounded(value, published["places"])) if published["places"] else F((abs(value) * 2 + 1) // 2 * (-1 if value < 0 else 1))
