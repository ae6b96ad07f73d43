"""Điều 20 khoản 5 (agencies: Điều 8 khoản 5) by trying every number of excellent people and every way withheld classes turn out."""

from itertools import product

from .reading import Refused, choice, count, fields, flag, number, parameters, score
from .writing import ORDER, band, lower, with_display

PARAMETERS = {
    "overQuota": ("P15", "EXACT_SCORE_TIES_TO_AUTHORITY", ("EXACT_SCORE_TIES_TO_AUTHORITY", "TIE_BREAK_G_T")),
    "demotedHeadInBase": ("P39", "COUNTS", ("COUNTS", "NOT_COUNTED")),
}


def answer(case):
    who = "people" if "people" in case else "candidatesAtLeastGood"
    fields(case, (who, "rate", "base"), ("subject", "parameters"))
    rule = parameters(case, PARAMETERS)
    base = choice(case["base"], ("GOOD_ONLY", "GOOD_AND_ABOVE"))
    choice(case.get("subject"), (None, "CIVIL_SERVANTS", "AGENCIES"))
    article = "Điều 8" if case.get("subject") == "AGENCIES" else "Điều 20"
    rate = number(case["rate"])
    if not 20 <= rate * 100 <= 25:
        raise Refused("RATE_NOT_ALLOWED", article)
    if who != "people":
        return with_display({"maxExcellent": most(count(case[who]), rate, base)})
    people = read(case["people"], article)
    if rule["demotedHeadInBase"] == "NOT_COUNTED":
        people = [p for p in people if not (p["class"] == "TOT" and p.get("cappedByOrganisation"))]
    places = {}
    for group in {p.get("group") for p in people}:
        members = [p for p in people if p.get("group") == group]
        places |= places_of(members, rate, base, rule["overQuota"] == "TIE_BREAK_G_T")
    ranked = sorted((p for p in people if p["id"] in places), key=lambda p: (-p["score"], p["id"]))
    ids = {place: [p["id"] for p in ranked if places[p["id"]] == place] for place in ("excellent", "demoted", "tied", "pending")}
    return with_display({"status": "PENDING_QUOTA" if ids["pending"] else "TIE" if ids["tied"] else "OK", **ids})


def most(counted, rate, base):
    return max(x for x in range(counted + 1) if x <= rate * (counted - x if base == "GOOD_ONLY" else counted))


def read(people, article):
    grouped = any(p.get("group") is not None for p in people)
    seen = set()
    for p in people:
        fields(p, ("id", "S", "class"), ("open", "group", "G", "cappedByOrganisation"))
        if p["id"] in seen:
            raise Refused("DUPLICATE_ID")
        seen.add(p["id"])
        for each in (*([] if p["class"] is None else [p["class"]]), *p.get("open", [])):
            choice(each, ORDER)
        flag(p.get("cappedByOrganisation", False))
        by_score = band(score(p["S"], article=article))
        if "G" in p:
            score(p["G"], 30, "GENERAL_OUT_OF_RANGE", "Điều 12")
        if any(lower(each, by_score) != each for each in (p["class"] or "KHT", *p.get("open", []))):
            raise Refused("CLASS_ABOVE_SCORE", article)
        if "open" in p and (p["class"] is not None or not p["open"]):
            raise Refused("OPEN_CONTRADICTORY")
        if grouped and p.get("group") is None:
            raise Refused("NO_GROUP", article)
    return [{**p, "score": number(p["S"])} for p in people]


def places_of(members, rate, base, break_ties):
    """Where every sure candidate stands: the place that is the same in every world, else pending."""
    still = [[p["class"]] if p["class"] else p.get("open") or ORDER[: ORDER.index(band(p["score"])) + 1] for p in members]
    may = [p for p, classes in zip(members, still) if "XS" in classes]
    blind = {p["score"] for p in may if "G" not in p}
    rank = lambda p: (p["score"], number(p["G"]) if break_ties and p["score"] not in blind else 0)
    stands = {p["id"]: set() for p in members if p["class"] == "XS"}
    for world in product(*still):
        allowed = most(sum(each in ("TOT", "XS") for each in world), rate, base)
        rivals = [rank(p) for p, each in zip(members, world) if each == "XS"]
        for p in members:
            if p["class"] != "XS":
                continue
            above = sum(rival > rank(p) for rival in rivals)
            with_equals = sum(rival >= rank(p) for rival in rivals)
            stands[p["id"]].add("excellent" if with_equals <= allowed else "demoted" if above >= allowed else "tied")
    return {who: places.pop() if len(places) == 1 else "pending" for who, places in stands.items()}
