"""Điều 14 to 17 by walking every single unit."""

from fractions import Fraction as F

from .reading import Refused, count, fields, flag, number, parameters, score
from .writing import band, text, with_display

PARAMETERS = {
    "capMode": ("P1", "COMPONENT", ("COMPONENT", "TOTAL_ONLY", "EXTRA_IN_DENOMINATOR")),
    "extraWork": ("P2", "NUMERATORS_ONLY", ("NUMERATORS_ONLY",)),
    "floor": ("P3", "UNIT", ("UNIT", "LINE")),
    "deductLevel": ("P4", "UNIT", ("UNIT", "LINE")),
    "faultyCredit": ("P7", "GRADED", ("GRADED", "STRICT")),
    "emptyBase": ("P9", "INSUFFICIENT_DATA", ("INSUFFICIENT_DATA",)),
    "unfinishedUnits": ("P31", "ZERO", ("ZERO",)),
}
LED = ("d", "dd", "e")


def answer(case):
    fields(case, ("leader", "general", "lines"), ("leadership", "parameters"))
    rule = parameters(case, PARAMETERS)
    leader = flag(case["leader"])
    led = leadership(case, leader)
    G = None if case["general"] is None else score(case["general"], 30, "GENERAL_OUT_OF_RANGE", "Điều 12")

    assigned = C = Cq = Ct = F(0)
    for line in case["lines"]:
        h, units = read(line)
        if not line.get("extra") or rule["capMode"] == "EXTRA_IN_DENOMINATOR":
            assigned += h * line["assigned"]
        C += h * len(units)
        Cq += h * earned([faults for faults, _ in units], rule)
        Ct += h * earned([delays for _, delays in units], rule)

    raw = [x / assigned for x in (C, Cq, Ct)] if assigned else [None] * 3
    value = [min(F(1), x) for x in raw] if assigned and rule["capMode"] == "COMPONENT" else raw
    terms = value + ([led[k] for k in LED] if leader else [])
    K = None if None in terms else sum(terms) / len(terms)
    T = None if K is None else 70 * min(F(1), K)
    S = None if G is None or T is None else G + T
    warnings = []
    if leader and assigned:
        if F(1, 2) in led.values() and any(x > 1 for x in value):
            warnings.append({"code": "EXTRA_WORK_OFFSETS_HALF"})
        if C == 0:
            warnings.append({"code": "LEADER_WITHOUT_PRODUCT"})
    exact = dict(zip("abc", value)) | led | {"K": K, "T": T, "G": G, "S": S} | dict(zip(("rawA", "rawB", "rawC"), raw))
    missing = ["G"] * (G is None) + ["A"] * (not assigned) + [k for k in LED if leader and led[k] is None]
    return with_display({
        "status": "OK" if S is not None else "INSUFFICIENT_DATA",
        **{key: text(x) for key, x in exact.items()},
        "band": None if S is None else band(S),
        "missing": missing,
        "warnings": warnings,
    }, exact)


def read(line):
    """The factor of a line, and of every done unit its (failed reviews, delays)."""
    fields(line, ("h", "assigned", "units"), ("extra", "label"))
    h = number(line["h"])
    if h <= 0:
        raise Refused("FACTOR_NOT_POSITIVE", "Điều 13")
    count(line["assigned"])
    units = []
    for group in line["units"]:
        fields(group, ("count", "qualityFaults", "delays"))
        for key in group:
            count(group[key])
        units += [(group["qualityFaults"], group["delays"])] * group["count"]
    if len(units) > line["assigned"]:
        raise Refused("UNITS_EXCEED_ASSIGNED", "Điều 18")
    return h, units


def earned(marks, rule):
    """Units' worth left after deducting for the marks (failed reviews, or delays) of each done unit of a line."""
    left = (lambda n: F(n == 0)) if rule["faultyCredit"] == "STRICT" else (lambda n: 1 - F(25, 100) * n)
    if rule["deductLevel"] == "LINE":
        return len(marks) * max(F(0), left(sum(marks)))
    if rule["floor"] == "LINE":
        return max(F(0), sum((left(n) for n in marks), F(0)))
    return sum((max(F(0), left(n)) for n in marks), F(0))


def leadership(case, leader):
    given = case.get("leadership") or {}
    fields(given, (), LED)
    values = {key: None if given.get(key) is None else number(given[key]) for key in LED}
    if not leader and any(value is not None for value in values.values()):
        raise Refused("LEADERSHIP_NOT_APPLICABLE", "Điều 15")
    if any(value not in (None, F(1), F(1, 2)) for value in values.values()):
        raise Refused("D_NOT_ALLOWED", "Điều 15")
    return values
