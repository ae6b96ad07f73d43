"""Điều 8 khoản 1 to 4: the classes that the table leaves, in every world of the sub-units that are not classified yet."""

from fractions import Fraction as F

from .reading import Refused, count, fields, flag, parameters, score
from .writing import ORDER, band, with_display

PARAMETERS = {"agencyGap": ("P12", "DOWNWARD_TEST", ("DOWNWARD_TEST", "MANUAL"))}
TASKS = ("assigned", "done", "late", "qualityFailed", "exceeded")
COUNTS = ("subUnitsKht", "subUnitsUnclassified", "shortcomingsOpen")
FLAGS = ("wrongdoing", "forceMajeure")


def answer(case):
    fields(case, ("S", "tasks", *COUNTS, *FLAGS), ("parameters",))
    rule = parameters(case, PARAMETERS)["agencyGap"]
    tasks = case["tasks"]
    fields(tasks, TASKS)
    for each in (*(tasks[key] for key in TASKS), *(case[key] for key in COUNTS)):
        count(each)
    for key in FLAGS:
        flag(case[key])
    if any(tasks[key] > tasks["assigned"] for key in TASKS):
        raise Refused("TASKS_EXCEED_ASSIGNED", "Điều 8")
    S = None if case["S"] is None else score(case["S"], article="Điều 8")

    if case["wrongdoing"]:
        return said("KHT")
    if S is None or tasks["assigned"] == 0:
        return said(None, "INSUFFICIENT_DATA")
    share = {key: F(tasks[key], tasks["assigned"]) for key in TASKS}
    under = share["done"] < F(70, 100)
    if S < 50 or (under and not case["forceMajeure"]):
        return said("KHT")
    worlds = range(case["subUnitsKht"], case["subUnitsKht"] + case["subUnitsUnclassified"] + 1)
    left = set(ORDER) if under else {c for failing in worlds for c in fitting(band(S), share, failing, case, rule)}
    left = [each for each in ORDER if each in left]
    if case["subUnitsUnclassified"]:
        return said(None, "PENDING", left)
    return said(left[0]) if len(left) == 1 else said(None, "REVIEW", left)


def said(chosen, status="OK", left=()):
    return with_display({"class": chosen, "status": status, "open": list(left)})


def fitting(by_score, share, failing, case, rule):
    """The row of Điều 8 that fits, or those between which the authority chooses."""
    all_done = share["done"] == 1
    good = all_done and share["late"] == 0 and share["qualityFailed"] == 0
    holds = {
        "XS": good and share["exceeded"] >= F(30, 100) and failing == 0 and case["shortcomingsOpen"] == 0,
        "TOT": good,
        "HT": all_done and share["late"] <= F(20, 100),
    }
    if holds[by_score]:
        return [by_score]
    if rule == "MANUAL":
        # HT without its conditions is no KHT either (8.4 asks for more), so that both stay; otherwise what is below the score.
        return ["KHT", "HT"] if by_score == "HT" else ORDER[: ORDER.index(by_score)]
    for each in ORDER[ORDER.index(by_score) :: -1]:
        if holds.get(each):
            return [each]
    return ["KHT", "HT"]
