"""DTI of a province: three generations, main indices as published or from components."""

from fractions import Fraction as F

from .reading import Refused, choice, count, fields, flag, listed, number
from .writing import text, with_places

FOUNDATION = ("NT", "TC", "HT", "NL", "AT")
ACTIVITY = {"CQS": "HDCQS", "KTS": "HDKTS", "XHS": "HDXHS"}
# (points, components) of each main index.
G2 = {"NT": (100, 10), "TC": (100, 11), "HT": (100, 7), "NL": (100, 13), "AT": (100, 12), "DTTM": (0, 3), "HDCQS": (200, 22), "HDKTS": (150, 12), "HDXHS": (150, 8)}
G3 = {name: (None, None) for name in (*FOUNDATION, *ACTIVITY.values())}
FRAMES = {"G2": (G2, 98, "Quyết định 922/QĐ-BTTTT ngày 20/5/2022"), "G3": (G3, 47, "Quyết định 405/QĐ-BKHCN ngày 03/4/2025")}
ALL = (*G2,)
METHODS = ("POINTS", "MEAN_OF_MAIN")
KEYS = ("DTI", "CQS", "KTS", "XHS")


def answer(case):
    if case.get("generation") == "G1":
        return first(case)
    generation = choice(told(case, "generation"), FRAMES)
    fields(case, ("generation",), ("mainIndices", "components", "maxPoints", "componentCounts", "pillarMethod"))
    read_shapes(case)
    return of(generation, case, main_values(generation, case))


def told(node, key):
    """What tells the shapes apart is asked for before anything else."""
    if not isinstance(node, dict):
        raise Refused("INVALID_INPUT")
    if key not in node:
        raise Refused("MISSING_FIELD")
    return node[key]


def first(case):
    fields(case, ("generation", "pillars"))
    fields(case["pillars"], ("CQS", "KTS", "XHS"))
    values = {name: unit(raw, "Quyết định 1726/QĐ-BTTTT ngày 12/10/2020") for name, raw in case["pillars"].items()}
    missing = [name for name in ("CQS", "KTS", "XHS") if values[name] is None]
    total = None if missing else (4 * values["CQS"] + 3 * values["KTS"] + 3 * values["XHS"]) / 10
    return with_places({
        "status": "INSUFFICIENT_DATA" if missing else "OK", "DTI": text(total), **{k: text(values[k]) for k in values},
        "pillars": "GIVEN", "mainIndices": [], "missing": missing, "warnings": [],
    }, KEYS, 4)


def unit(raw, article):
    if raw is None:
        return None
    value = number(raw)
    if not 0 <= value <= 1:
        raise Refused("INDEX_OUT_OF_RANGE", article)
    return value


def read_shapes(case):
    for key, read in (("mainIndices", lambda raw: raw is None or number(raw)), ("maxPoints", number), ("componentCounts", count)):
        fields(case.get(key, {}), (), ALL)
        for raw in case.get(key, {}).values():
            read(raw)
    if "pillarMethod" in case:
        choice(case["pillarMethod"], METHODS)
    for row in listed(case.get("components", [])):
        shape(row)


RULES = {
    "GIVEN": (("points",), ()),
    "CATEGORICAL": (("options", "state"), ()),
    "SUM_OF_PARTS": (("parts",), ()),
    "RATIO": (("numerator", "denominator"), ("emptyDenominator",)),
    "THRESHOLD_RATIO": (("numerator", "denominator", "threshold", "citation"), ("emptyDenominator",)),
    "LADDER": (("steps", "count"), ()),
    "COUNT_CAPPED": (("each", "count"), ()),
    "RELATIVE_TO_BEST": (("value", "best"), ()),
}


def shape(row):
    own, more = RULES[choice(told(row, "rule"), RULES)]
    fields(row, ("id", "main", "max", "rule", *own), ("citation", *more))
    choice(row["main"], ALL)
    for key in ("max", "each", "threshold"):
        if key in row:
            number(row[key])
    for key in ("points", "numerator", "denominator", "value", "best"):
        if row.get(key) is not None:
            number(row[key])
    if row.get("count") is not None:
        count(row["count"])
    if "emptyDenominator" in row:
        choice(row["emptyDenominator"], ("ZERO", "FULL"))
    for step in row.get("steps", ()):
        fields(step, ("from", "points"))
        count(step["from"]), number(step["points"])
    for option in row.get("options", ()):
        fields(option, ("state", "fraction"))
        number(option["fraction"])
    for part in row.get("parts", ()):
        fields(part, ("id", "fraction", "held"))
        number(part["fraction"])
        part["held"] is None or flag(part["held"])


def main_values(generation, case):
    """{main index: (value, points, missing)} in the order of the decision."""
    frame, _, article = FRAMES[generation]
    rows = case.get("components", [])
    if len({row["id"] for row in rows}) < len(rows):
        raise Refused("DUPLICATE_ID")
    named = [*case.get("mainIndices", {}), *case.get("maxPoints", {}), *case.get("componentCounts", {}), *(row["main"] for row in rows)]
    if any(name not in frame for name in named):
        raise Refused("NOT_IN_GENERATION", article)
    return {name: one(name, case, [row for row in rows if row["main"] == name], frame[name], article) for name in frame}


def one(name, case, rows, known, article):
    points, size = known
    given = case.get("maxPoints", {}).get(name)
    if given is not None:
        if (number(given) != points) if points is not None else number(given) <= 0:
            raise Refused("MAX_POINTS_DIFFER", article)
        points = number(given)
    counted = case.get("componentCounts", {}).get(name)
    if counted is not None and size is not None and counted != size:
        raise Refused("COUNT_DIFFERS", article)
    size = counted if size is None else size
    published = case.get("mainIndices", {}).get(name)
    if not rows:
        value = unit(published, article)
        missing = [name] if value is None and points != 0 else []
        return value, points, missing + ([f"{name}.maxPoints"] if points is None else [])
    if published is not None:
        raise Refused("BOTH_GIVEN", article)
    scored = [(top(row), score(row)) for row in rows]
    if size is not None and len(rows) > size:
        raise Refused("TOO_MANY_COMPONENTS", article)
    most = sum(each for each, _ in scored)
    whole = len(rows) == size
    if whole and points is not None and points != most:
        raise Refused("MAXIMA_NOT_COMPLETE", article)
    missing = [] if whole else [f"{name}.components {len(rows)}/{'?' if size is None else size}"]
    missing += [row["id"] for row, (_, got) in zip(rows, scored) if got is None]
    value = None if missing else sum(got for _, got in scored) / most
    if points is None and whole:
        points = most
    return value, points, missing + ([f"{name}.maxPoints"] if points is None else [])


def top(row):
    if number(row["max"]) <= 0:
        raise Refused("MAX_NOT_POSITIVE")
    return number(row["max"])


def amount(raw):
    if number(raw) < 0:
        raise Refused("NEGATIVE")
    return number(raw)


def fraction(raw):
    if amount(raw) > 1:
        raise Refused("FRACTION_OUT_OF_RANGE")
    return number(raw)


def score(row):
    most, rule = top(row), row["rule"]
    if rule == "GIVEN":
        if row["points"] is None:
            return None
        if amount(row["points"]) > most:
            raise Refused("POINTS_OUT_OF_RANGE")
        return number(row["points"])
    if rule == "CATEGORICAL":
        if row["state"] is None:
            return None
        found = [option for option in row["options"] if option["state"] == row["state"]]
        if not found:
            raise Refused("UNKNOWN_STATE")
        return most * fraction(found[0]["fraction"])
    if rule == "SUM_OF_PARTS":
        shares = [(fraction(part["fraction"]), part["held"]) for part in row["parts"]]
        if any(held is None for _, held in shares):
            return None
        return most * min(F(1), sum((share for share, held in shares if held), F(0)))
    if rule in ("RATIO", "THRESHOLD_RATIO"):
        reach = amount(row["threshold"]) if "threshold" in row else F(1)
        if reach == 0:
            raise Refused("THRESHOLD_ZERO")
        if row["numerator"] is None or row["denominator"] is None:
            return None
        a, b = amount(row["numerator"]), amount(row["denominator"])
        if b == 0:
            return {None: None, "ZERO": F(0), "FULL": most}[row.get("emptyDenominator")]
        return most * min(F(1), a / (b * reach))
    if rule == "LADDER":
        if row["count"] is None:
            return None
        steps = [(step["from"], amount(step["points"])) for step in row["steps"]]
        return min(most, max([F(0), *(points for start, points in steps if row["count"] >= start)]))
    if rule == "COUNT_CAPPED":
        return None if row["count"] is None else min(most, amount(row["each"]) * row["count"])
    if row["value"] is None or row["best"] is None:
        return None
    value, best = amount(row["value"]), amount(row["best"])
    return most * min(F(1), value / best) if best else None


def of(generation, case, mains):
    frame, components, article = FRAMES[generation]
    if all(points is not None for _, points, _ in mains.values()) and sum(points for _, points, _ in mains.values()) != 1000:
        raise Refused("MAXIMA_NOT_COMPLETE", article)
    sizes = [case.get("componentCounts", {}).get(name) if frame[name][1] is None else frame[name][1] for name in frame]
    if None not in sizes and sum(sizes) != components:
        raise Refused("COUNT_DIFFERS", article)
    missing = [what for _, _, lost in mains.values() for what in lost]
    total = None if missing else sum(value * points for value, points, _ in mains.values() if points) / 1000
    method = case.get("pillarMethod")
    return with_places({
        "status": "INSUFFICIENT_DATA" if missing else "OK", "DTI": text(total),
        **{pillar: text(pillar_value(method, [mains[name] for name in (*FOUNDATION, own)])) for pillar, own in ACTIVITY.items()},
        "pillars": "CANDIDATE" if method else "METHOD_NOT_SET",
        "mainIndices": [{"id": name, "value": text(value), "maxPoints": None if points is None else text(F(points))} for name, (value, points, _) in mains.items()],
        "missing": missing, "warnings": [{"code": "PILLAR_METHOD_UNCONFIRMED"}] if method else [],
    }, KEYS, 4)


def pillar_value(method, parts):
    if method is None or any(value is None for value, _, _ in parts):
        return None
    if method == "MEAN_OF_MAIN":
        return sum(value for value, _, _ in parts) / len(parts)
    if any(points is None for _, points, _ in parts):
        return None
    return F(sum(value * points for value, points, _ in parts)) / sum(points for _, points, _ in parts)
