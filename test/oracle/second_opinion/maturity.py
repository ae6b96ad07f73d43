"""Maturity by a framework: every leaf by itself, with the product of the weights on its way down."""

from .reading import Refused, fields, listed, number
from .writing import text, with_display


def answer(case):
    fields(case, ("criteria", "levels"))
    rows = listed(case["criteria"])
    for row in rows:
        fields(row, ("id", "parent", "weight", "max", "points"), ("label", "events"))
        number(row["weight"])
        for key in ("max", "points"):
            if row[key] is not None:
                number(row[key])
    levels = listed(case["levels"])
    for level in levels:
        fields(level, ("id", "from"))
        number(level["from"])
    checked(rows, levels)

    by_id = {row["id"]: row for row in rows}
    leaves = [row for row in rows if not any(other["parent"] == row["id"] for other in rows)]

    def share(row, within):
        """Weight of the row in `within` (None: in the whole); None where it does not stand below it."""
        product = 1
        while row["id"] != within:
            product *= number(row["weight"])
            if row["parent"] is None:
                return product if within is None else None
            row = by_id[row["parent"]]
        return product

    def score(within, unknown):
        below = [(share(leaf, within), leaf) for leaf in leaves]
        below = [(weight, leaf) for weight, leaf in below if weight is not None]
        if unknown is None and any(leaf["points"] is None for _, leaf in below):
            return None
        return sum(
            weight * (unknown if leaf["points"] is None else 100 * number(leaf["points"]) / number(leaf["max"]))
            for weight, leaf in below
        )

    def level(value):
        return None if value is None else max(levels, key=lambda one: (number(one["from"]) <= value, number(one["from"]) if number(one["from"]) <= value else 0))["id"]

    whole, low, high = score(None, None), score(None, 0), score(None, 100)
    order = []

    def walk(parent):
        for row in rows:
            if row["parent"] == parent:
                if row in leaves and row["points"] is None:
                    order.append(row["id"])
                walk(row["id"])

    walk(None)
    return with_display({
        "status": "INSUFFICIENT_DATA" if whole is None else "OK", "score": text(whole), "level": level(whole), "atLeast": text(low), "atMost": text(high),
        "lowestLevel": level(low), "highestLevel": level(high),
        "criteria": [{"id": row["id"], "score": text(score(row["id"], None)), "level": level(score(row["id"], None))} for row in rows],
        "missing": order,
    }, ("score", "atLeast", "atMost"))


def checked(rows, levels):
    if not rows:
        raise Refused("NO_CRITERIA")
    names = [row["id"] for row in rows]
    if len(set(names)) < len(names):
        raise Refused("DUPLICATE_ID")
    for row in rows:
        if row["parent"] is not None and row["parent"] not in names:
            raise Refused("UNKNOWN_PARENT")
    seen = set()
    descend(rows, None, 1, seen)
    if len(seen) < len(rows):
        raise Refused("CIRCULAR_CRITERIA")
    marks = [number(level["from"]) for level in levels]
    if len({level["id"] for level in levels}) < len(levels):
        raise Refused("DUPLICATE_ID")
    if not marks or marks[0] != 0 or marks != sorted(set(marks)) or marks[-1] > 100:
        raise Refused("LEVELS_NOT_ASCENDING")


def descend(rows, parent, depth, seen):
    own = [row for row in rows if row["parent"] == parent]
    if own and depth > 20:
        raise Refused("TOO_DEEP")
    for row in own:
        seen.add(row["id"])
        descend(rows, row["id"], depth + 1, seen)
        if number(row["weight"]) <= 0:
            raise Refused("WEIGHT_NOT_POSITIVE")
        leaf = all(other["parent"] != row["id"] for other in rows)
        if not leaf and (row["max"] is not None or row["points"] is not None):
            raise Refused("GROUP_ASSESSED")
        if leaf and (row["max"] is None or number(row["max"]) <= 0):
            raise Refused("MAX_NOT_POSITIVE")
        if leaf and row["points"] is not None and not 0 <= number(row["points"]) <= number(row["max"]):
            raise Refused("POINTS_OUT_OF_RANGE")
    if own and sum(number(row["weight"]) for row in own) != 1:
        raise Refused("WEIGHTS_NOT_ONE")
