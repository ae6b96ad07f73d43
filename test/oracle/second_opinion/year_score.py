"""Điều 17 khoản 3 with the special cases of Điều 11 and 19."""

from fractions import Fraction as F

from .reading import Refused, choice, count, fields, listed, parameters, score
from .writing import band, text, with_display

PARAMETERS = {
    "partYear": ("P33", "MEAN_OF_TRACKED", ("MEAN_OF_TRACKED", "WITHHOLD")),
    "quarterlyYear": ("P21", "EQUAL_MEAN_OF_QUARTERS", ("EQUAL_MEAN_OF_QUARTERS",)),
    "partialMonths": ("P24", "UNWEIGHTED", ("UNWEIGHTED", "BY_WORKING_DAYS")),
    "minimumWorkingDays": ("P45", "0", r"0|[1-9][0-9]{0,2}"),
}


def answer(case):
    fields(case, (), ("months", "quarters", "monthsWorked", "case", "workingDays", "parameters"))
    rule = parameters(case, PARAMETERS)
    if ("months" in case) == ("quarters" in case):
        raise Refused("MONTHS_OR_QUARTERS", "Điều 17")
    name, full = ("months", 12) if "months" in case else ("quarters", 4)
    rows = [None if x is None else score(x, article="Điều 17") for x in listed(case[name])]
    if len(rows) > full:
        raise Refused("TOO_MANY_PERIODS", "Điều 17")
    worked = None if "monthsWorked" not in case else count(case["monthsWorked"])
    if worked is not None and worked > 12:
        raise Refused("MONTHS_OUT_OF_RANGE", "Điều 11")
    kind = case.get("case")
    choice(kind, (None, "LEAVE_11_2", "JOINED", "TRANSFER"))
    days = case.get("workingDays")
    if days is not None:
        for each in days:
            count(each)
        if len(days) != len(rows):
            raise Refused("WORKING_DAYS_LENGTH", "Điều 17")

    on_leave = kind == "LEAVE_11_2"
    short = worked is not None and (worked < 1 if on_leave else worked < 6)
    weights = [1] * len(rows)
    by_days, minimum = rule["partialMonths"] == "BY_WORKING_DAYS", int(rule["minimumWorkingDays"])
    days_matter = by_days or minimum > 0
    if days is not None and days_matter:
        weights = [0 if each < minimum else each if by_days else 1 for each in days]
    missing = [] if any(weights) else [name]
    missing += [f"{name}[{i}]" for i, value in enumerate(rows) if value is None and weights[i]]
    missing += ["workingDays"] * (days is None and days_matter)
    missing += ["decision"] * (worked is not None and worked < 12 and not on_leave and rule["partYear"] == "WITHHOLD")
    S = None
    if not short and not missing:
        S = sum((w * value for w, value in zip(weights, rows) if w), F(0)) / sum(weights)
    return with_display({
        "status": "NOT_CLASSIFIED" if short else "INSUFFICIENT_DATA" if S is None else "OK",
        "S": text(S),
        "class": None if S is None else band(S),
        "missing": [] if short else missing,
        "warnings": [{"code": "PART_YEAR"}] if S is not None and len(rows) < full else [],
    }, ("S",))
