"""Điều 20: the class of a person and the quota."""

from fractions import Fraction as F

from second_opinion.classify import OVERRIDES
from second_opinion.writing import ORDER, band, lower

from .borders import near_score

RATES = ("20/100", "1/5", "0.25", "25/100", "21/100", "9/40")
BASES = ("GOOD_ONLY", "GOOD_AND_ABOVE")


def classify(r):
    case = {
        "S": None if r.random() < 0.03 else str(near_score(r)),
        "overrides": [r.choice(OVERRIDES) for _ in range(r.choice((0, 0, 0, 1, 2)))],
    }
    if r.random() < 0.6:
        case["isHead"] = r.random() < 0.8
    if r.random() < 0.6:
        case["organisationClass"] = r.choice((None, *ORDER))
    if r.random() < 0.3:
        case["organisationOpen"] = r.sample(ORDER, r.randint(0, 4))
    return case


def excellent_quota(r):
    case = {"rate": r.choice(RATES), "base": r.choice(BASES)}
    if r.random() < 0.2:
        case["subject"] = r.choice(("CIVIL_SERVANTS", "AGENCIES"))
    if r.random() < 0.3:
        return {**case, "candidatesAtLeastGood": r.choice((r.randint(0, 60), 6 * r.randint(0, 9), 5 * r.randint(0, 9)))}
    names = r.choice(((None,), (None,), ("A", "B"), ("A", "B", "C")))
    people = [person(r, f"p{i:02d}", r.choice(names)) for i in range(r.randint(0, 16))]
    withheld = r.choice((0, 0, 0, 1, 2, 3))
    for each in r.sample(people, min(withheld, len(people))):
        each["class"] = None
        each.pop("cappedByOrganisation", None)
        if r.random() < 0.5:
            up_to = ORDER[: ORDER.index(band(F(each["S"]))) + 1]
            each["open"] = r.sample(up_to, r.randint(1, len(up_to)))
    if r.random() < 0.5:
        case["parameters"] = {
            r.choice(("P15", "overQuota")): r.choice(("TIE_BREAK_G_T", "TIE_BREAK_G_T", "EXACT_SCORE_TIES_TO_AUTHORITY")),
            r.choice(("P39", "demotedHeadInBase")): r.choice(("COUNTS", "NOT_COUNTED")),
        }
    return {**case, "people": people}


def person(r, name, group):
    """Few different scores, so that the cut often falls among equals."""
    S = r.choice((F(60), F(72), F(80), F(80), F(90), F(90), F(91), F(92), F(92), F(95), F(95), F(541, 6), F(90) - F(1, 10**9)))
    one = {"id": name, "S": str(S), "class": band(S)}
    if group is not None:
        one["group"] = group
    if r.random() < 0.15:
        one["class"] = lower(one["class"], r.choice(("TOT", "KHT")))
        one["cappedByOrganisation"] = r.random() < 0.8
    if r.random() < 0.9:
        one["G"] = r.choice(("28", "28.5", "57/2", "30"))
    return one
