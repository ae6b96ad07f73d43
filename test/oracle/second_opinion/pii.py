"""PII: mean of input and output, each the mean of its pillars; a pillar is a tree of weighted means over what is available."""

from .reading import Refused, choice, fields, listed, number
from .writing import text, with_places

PILLARS = ("P1", "P2", "P3", "P4", "P5", "P6", "P7")
ARTICLE = "Quyết định 1705/QĐ-BKHCN ngày 24/7/2024"
CHILDREN = ("subPillars", "indicators")


def answer(case):
    fields(case, (), ("pillars", "inputIndex", "outputIndex"))
    for key in ("inputIndex", "outputIndex"):
        if case.get(key) is not None:
            number(case[key])
    left_out, scores = [], {}
    if "pillars" in case:
        for pillar in listed(case["pillars"]):
            shape(pillar, 0)
            choice(pillar["id"], PILLARS)
        if case.get("inputIndex") is not None or case.get("outputIndex") is not None:
            raise Refused("BOTH_GIVEN", ARTICLE)
        ids = [pillar["id"] for pillar in case["pillars"]]
        inner = [node["id"] for pillar in case["pillars"] for node in below(pillar)]
        if len(set(ids)) < len(ids) or len(set(inner)) < len(inner):
            raise Refused("DUPLICATE_ID", ARTICLE)
        for name in PILLARS:
            found = [pillar for pillar in case["pillars"] if pillar["id"] == name]
            scores[name] = value_of(found[0], 0, left_out) if found else None
        sides = [[scores[name] for name in names] for names in (PILLARS[:5], PILLARS[5:])]
        first, second = (None if None in side else sum(side) / len(side) for side in sides)
        missing = [name for name in PILLARS if scores[name] is None]
    else:
        first, second = (percent(case.get(key)) for key in ("inputIndex", "outputIndex"))
        missing = [name for name, value in (("inputIndex", first), ("outputIndex", second)) if value is None]
    whole = None if first is None or second is None else (first + second) / 2
    return with_places({
        "status": "INSUFFICIENT_DATA" if whole is None else "OK", "inputIndex": text(first), "outputIndex": text(second),
        "PII": text(whole), "pillars": [{"id": name, "score": text(score)} for name, score in scores.items()],
        "missing": missing, "leftOut": left_out,
    }, ("inputIndex", "outputIndex", "PII"), 2)


def shape(node, depth):
    if depth == 2:
        fields(node, ("id", "score"), ("weight",))
    else:
        fields(node, ("id",), ("score", CHILDREN[depth]) + (("weight",) if depth else ()))
    if node.get("score") is not None:
        number(node["score"])
    if "weight" in node:
        number(node["weight"])
    if not isinstance(node["id"], str) or not node["id"]:
        raise Refused("INVALID_INPUT")
    if depth < 2:
        for child in listed(node.get(CHILDREN[depth], [])):
            shape(child, depth + 1)


def below(pillar):
    for group in pillar.get("subPillars", ()):
        yield group
        yield from group.get("indicators", ())


def percent(raw):
    if raw is None:
        return None
    if not 0 <= number(raw) <= 100:
        raise Refused("SCORE_OUT_OF_RANGE", ARTICLE)
    return number(raw)


def value_of(node, depth, left_out):
    if depth == 2:
        return percent(node["score"])
    name = CHILDREN[depth]
    if ("score" in node) == (name in node):
        raise Refused("SCORE_OR_PARTS", ARTICLE)
    if name not in node:
        return percent(node["score"])
    total = weights = 0
    for child in node[name]:
        value = value_of(child, depth + 1, left_out)
        weight = number(child.get("weight", "1"))
        if weight <= 0:
            raise Refused("WEIGHT_NOT_POSITIVE", ARTICLE)
        if value is None:
            left_out.append(child["id"])
        else:
            total, weights = total + weight * value, weights + weight
    return total / weights if weights else None
