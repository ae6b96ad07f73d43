"""Điều 12 to 17: cells, work of a period, the year."""

from fractions import Fraction as F

from second_opinion import opinion
from second_opinion.general_score import CELLS

from .borders import any_score, near_score, wanted

FACTORS = ("1", "2", "5", "12", "1.6", "0.75", "7/3", "1/3", "30", "8/5")


def general_score(r):
    def sheet():
        steps = {cell: F(r.randint(0, int(F(most) * 4)), 4) for cell, most in CELLS.items()}
        return {cell: None if r.random() < 0.01 else str(value) for cell, value in steps.items() if r.random() > 0.01}

    case = {"confirmed": sheet()}
    if r.random() < 0.8:
        case["self"] = sheet()
    if r.random() < 0.1:
        case["parameters"] = {r.choice(("P19", "scoringStep")): r.choice(("1/4", "0.125", "0.05"))}
    return case


def work_line(r):
    units = [
        {"count": r.randint(0, 4), "qualityFaults": r.choice((0, 0, 0, 1, 2, 3, 4, 5)), "delays": r.choice((0, 0, 0, 1, 2, 4, 6))}
        for _ in range(r.choice((0, 1, 1, 1, 2, 3)))
    ]
    line = {"h": r.choice(FACTORS), "assigned": sum(u["count"] for u in units) + r.choice((0, 0, 0, 1, 3)), "units": units}
    if r.random() < 0.2:
        line["extra"] = r.random() < 0.9
    return line


def period_score(r):
    """To land on a border, T is computed first and G makes up the rest."""
    want = wanted(r)
    for _ in range(20):
        case = {"leader": r.random() < 0.4, "general": None, "lines": [work_line(r) for _ in range(r.randint(0 if want is None else 1, 4))]}
        if case["leader"]:
            case["leadership"] = {key: r.choice(("1", "1", "1/2", "0.5")) for key in ("d", "dd", "e")}
            if want is None and r.random() < 0.1:
                case["leadership"][r.choice(("d", "dd", "e"))] = None
        rules = {"capMode": ("COMPONENT", "TOTAL_ONLY", "EXTRA_IN_DENOMINATOR"), "P3": ("UNIT", "LINE"),
                 "deductLevel": ("UNIT", "LINE"), "P7": ("GRADED", "STRICT")}
        case["parameters"] = {key: r.choice(values) for key, values in rules.items() if r.random() < 0.3}
        if want is None:
            return {**case, "general": None if r.random() < 0.05 else str(F(r.randint(0, 120), 4))}
        T = opinion("nd335/period-score", case)["T"]
        if T is not None and 0 <= want - F(T) <= 30:
            return {**case, "general": str(want - F(T))}
    return case


def year_score(r):
    name, full = r.choice((("months", 12), ("months", 12), ("quarters", 4)))
    rows = full if r.random() < 0.6 else r.randint(0, full)
    scores = [any_score(r) for _ in range(rows)]
    days = [r.choice((0, 1, 4, 10, 20, 21, 22, 23)) for _ in range(rows)]
    weights, case = [1] * rows, {}
    if r.random() < 0.25:
        minimum = r.choice((0, 5, 10))
        case = {"workingDays": days, "parameters": {"P24": r.choice(("UNWEIGHTED", "BY_WORKING_DAYS")), "minimumWorkingDays": str(minimum)}}
        by_days = case["parameters"]["P24"] == "BY_WORKING_DAYS"
        weights = [0 if d < minimum else d if by_days else 1 for d in days]
        if r.random() < 0.05:
            del case["workingDays"]
    scores = steered(r, scores, weights)
    case[name] = [str(score) for score in scores]
    if rows and r.random() < 0.05:
        case[name][r.randrange(rows)] = None
    if r.random() < 0.3:
        case["monthsWorked"] = r.choice((0, 1, 5, 6, 8, 11, 12, 12, 12))
    if r.random() < 0.3:
        case["case"] = r.choice(("LEAVE_11_2", "JOINED", "TRANSFER"))
    if r.random() < 0.1:
        case["parameters"] = {**case.get("parameters", {}), "partYear": r.choice(("WITHHOLD", "MEAN_OF_TRACKED"))}
    return case


def steered(r, scores, weights):
    """The scores around the wanted mean, the last counted one making it exact."""
    want = wanted(r)
    counted = [i for i, weight in enumerate(weights) if weight]
    if want is None or not counted:
        return scores
    scores = [max(F(0), min(F(100), want + F(r.randint(-900, 900), 100))) for _ in scores]
    last = counted[-1]
    rest = sum(weights[i] * scores[i] for i in counted[:-1])
    exact = (want * sum(weights) - rest) / weights[last]
    return [exact if i == last else score for i, score in enumerate(scores)] if 0 <= exact <= 100 else [want] * len(scores)
