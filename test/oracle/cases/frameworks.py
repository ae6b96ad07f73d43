"""Frameworks of maturity: trees whose weights are whole, and points on a grid, so that scores stand on thresholds."""

from fractions import Fraction as F

from .indices import maybe

LEVELS = (("0", "20", "40", "60", "80"), ("0", "50"), ("0",), ("0", "100/3", "200/3", "100"))


def weights(r, size):
    parts = [r.randint(1, 4) for _ in range(size)]
    return [str(F(part, sum(parts))) for part in parts]


def maturity(r):
    rows, often = [], r.choice((0, 0, 0.15))

    def grow(parent, depth):
        size = r.randint(1, 4)
        for at, weight in enumerate(weights(r, size)):
            name = f"g{at + 1}" if parent is None else f"{parent}.{at + 1}"
            group = depth < 3 and r.random() < 0.4
            most = r.choice(("4", "5", "10", "2.5"))
            points = None if group else maybe(r, str(F(most) * F(r.randint(0, 4), 4)), often)
            rows.append({"id": name, "parent": parent, "weight": weight, "max": None if group else most, "points": points})
            if group:
                grow(name, depth + 1)

    grow(None, 1)
    if r.random() < 0.2:
        r.shuffle(rows)
    return {"criteria": rows, "levels": [{"id": f"M{at}", "from": mark} for at, mark in enumerate(r.choice(LEVELS))]}
