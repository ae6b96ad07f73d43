"""Scaling, outliers and min-max of one indicator, after the sources of the GII and COINr."""

from decimal import Decimal
from fractions import Fraction as F

from .reading import Refused, choice, count, fields, listed, number
from .roots import approximately, decimal, mark
from .writing import text, with_places


def answer(case):
    fields(case, ("direction", "provinces", "outliers"))
    choice(case["direction"], ("GOOD", "BAD"))
    limits = case["outliers"]
    for row in listed(case["provinces"]):
        fields(row, ("id", "numerator"), ("denominator",))
        for key in ("numerator", "denominator"):
            if row.get(key) is not None:
                number(row[key])
    if limits is not None:
        fields(limits, ("skewness", "kurtosis", "maxPoints", "log"))
        number(limits["skewness"]), number(limits["kurtosis"]), count(limits["maxPoints"])
        choice(limits["log"], ("CT", "GII", "NONE"))
    ids = [row["id"] for row in case["provinces"]]
    if len(set(ids)) < len(ids):
        raise Refused("DUPLICATE_ID")
    values = {row["id"]: scale(row) for row in case["provinces"]}
    known = {name: value for name, value in values.items() if value is not None}
    if limits is not None and (number(limits["skewness"]) <= 0 or number(limits["kurtosis"]) <= 0):
        raise Refused("LIMIT_NOT_POSITIVE")
    raw = list(known.values())
    shape = moments(raw) if limits else None
    treatment, after, final, logs, changed = "NONE", None, raw, None, set()
    if limits and trouble(shape, limits):
        final, changed, fine = winsorise(raw, limits)
        if fine:
            treatment, after = "WINSORISED", moments(final)
        else:
            final, changed = raw, set()
            treatment = "STILL_A_PROBLEM" if limits["log"] == "NONE" else f"LOG_{limits['log']}"
            logs = None if limits["log"] == "NONE" else log_of(raw, limits["log"])
    good = case["direction"] == "GOOD"
    comparable = len(set(final)) > 1
    treated, scores = {}, {}
    for at, name in enumerate(known):
        treated[name] = text(final[at]) if logs is None else approximately(logs[at])
        scores[name] = min_max(final, logs, at, good) if comparable else None
    keys = (["skewness"] if shape else []) + (["skewnessAfter"] if after else []) + (["treated", "scores"] if logs else [])
    return with_places({
        "status": "OK" if comparable else "NOT_COMPARABLE",
        "skewness": skew(shape), "kurtosis": shape and text(shape[1]), "treatment": treatment,
        "skewnessAfter": skew(after), "kurtosisAfter": after and text(after[1]),
        "changed": sorted((list(known)[at] for at in changed), key=list(known).index),
        "treated": [{"id": name, "value": treated.get(name)} for name in values],
        "scores": [{"id": name, "score": scores.get(name)} for name in values],
        "approximate": mark(keys),
    }, ("skewness", "kurtosis", "skewnessAfter", "kurtosisAfter"), 4)


def scale(row):
    top = None if row["numerator"] is None else number(row["numerator"])
    if "denominator" not in row:
        return top
    bottom = None if row["denominator"] is None else number(row["denominator"])
    if bottom is not None and bottom < 0:
        raise Refused("NEGATIVE")
    return top / bottom if top is not None and bottom else None


def moments(values):
    """(signed square of the skewness, excess kurtosis), both of type 2; None without shape."""
    n = len(values)
    if n < 4 or len(set(values)) == 1:
        return None
    middle = sum(values) / n
    s2, s3, s4 = (sum((x - middle) ** k for x in values) for k in (2, 3, 4))
    # The forms of SKEW and KURT: with the sample variance s2/(n − 1).
    variance = s2 / (n - 1)
    square = (F(n, (n - 1) * (n - 2)) * s3) ** 2 / variance**3
    kurt = F(n * (n + 1), (n - 1) * (n - 2) * (n - 3)) * s4 / variance**2 - F(3 * (n - 1) ** 2, (n - 2) * (n - 3))
    return square if s3 >= 0 else -square, kurt


def trouble(shape, limits):
    return shape is not None and abs(shape[0]) >= number(limits["skewness"]) ** 2 and shape[1] >= number(limits["kurtosis"])


def winsorise(raw, limits):
    values, changed = list(raw), set()
    while trouble(moments(values), limits):
        if len(changed) >= limits["maxPoints"]:
            return values, changed, False
        high = moments(values)[0] >= 0
        extreme = max(values) if high else min(values)
        others = [x for x in values if x != extreme]
        following = max(others) if high else min(others)
        changed |= {at for at, x in enumerate(values) if x == extreme}
        values = [following if x == extreme else x for x in values]
    return values, changed, True


def skew(shape):
    if shape is None:
        return None
    return approximately(lambda: decimal(abs(shape[0])).sqrt() * (-1 if shape[0] < 0 else 1))


def log_of(values, form):
    low, high = min(values), max(values)
    if form == "CT":
        arguments = [x - low + (high - low) / 100 for x in values]
    else:
        if high <= 1:
            raise Refused("LOG_TURNS_ROUND")
        arguments = [(high - 1) * (x - low) / (high - low) + 1 for x in values]
    return [lambda x=x: decimal(x).ln() for x in arguments]


def min_max(values, logs, at, good):
    low, high = min(values), max(values)
    if values[at] in (low, high):
        return "100" if (values[at] == high) == good else "0"
    if logs is None:
        share = (values[at] - low) / (high - low)
        return text(100 * (share if good else 1 - share))

    def share():
        x, bottom, top = (logs[values.index(value)]() for value in (values[at], low, high))
        return Decimal(100) * ((x - bottom) if good else (top - x)) / (top - bottom)
    return approximately(share)
