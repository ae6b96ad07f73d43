"""Attainment of a target: status, progress between 0 and 1, raw ratio, margin, and the method that gave them."""

from fractions import Fraction as F

from .reading import Refused, choice, fields, number
from .writing import text, with_display

BOUNDS = (">=", ">", "<=", "<")
NAMES = {"binary": "A", "baseline_linear": "B", "worst_to_target": "C", "target_over_actual": "D", "reflected_ratio": "E"}


def answer(case):
    fields(case, ("comparator", "actual"), ("value", "upper", "baseline", "universe", "method"))
    kind, x = choice(case["comparator"], (*BOUNDS, "=", "range", "rank", "yesno", "trend", "text")), case["actual"]
    for key, only in (("upper", "range"), ("universe", "rank"), ("method", "rank")):
        if key in case and kind != only:
            raise Refused("NOT_APPLICABLE")
    if kind in ("trend", "text"):
        return said(None, reason="not_measured" if x is None else "needs_attestation")
    if kind == "yesno":
        if x is None:
            return said(None, reason="not_measured")
        met = yes(x) == (True if case.get("value") is None else yes(case["value"]))
        return said(met, F(met), method="BINARY")
    if "value" not in case:
        raise Refused("MISSING_FIELD")
    if kind == "rank":
        return ranked(case)
    r = number(case["value"])
    base = None if case.get("baseline") is None else number(case["baseline"])
    if kind == "range":
        if "upper" not in case:
            raise Refused("MISSING_FIELD")
        top = number(case["upper"])
        if top < r:
            raise Refused("RANGE_REVERSED")
    if x is None:
        return said(None, reason="not_measured")
    x = number(x)
    if kind == "=":
        return said(x == r, F(x == r), -abs(x - r), "BINARY")
    if kind == "range":
        return bound(">=", x, r, base) if x < r else bound("<=", x, top, base) if x > top else (
            said(True, F(1), min(x - r, top - x), "BINARY"))
    return bound(kind, x, r, base)


def bound(kind, x, r, base):
    up = kind in (">=", ">")
    met = {">=": x >= r, ">": x > r, "<=": x <= r, "<": x < r}[kind]
    margin = x - r if up else r - x
    if base is not None and (base < r if up else base > r):
        return said(met, (x - base) / (r - base), margin, "BASELINE")
    part, whole = (x, r) if up else (r, x)
    if r <= 0 or x < 0 or whole == 0:
        return said(met, None, margin, "RATIO") if met else said(met, None, margin, reason="TARGET_NOT_RATIO")
    return said(met, part / whole, margin, "RATIO")


def ranked(case):
    r, base, total, x = (rank(case.get(key)) for key in ("value", "baseline", "universe", "actual"))
    ranks = [each for each in (r, base, total, x) if each is not None]
    if any(each < 1 or each.denominator != 1 or (total is not None and each > total) for each in ranks):
        raise Refused("RANK_OUT_OF_RANGE")
    method = case.get("method")
    if method is not None:
        method = NAMES.get(method, method)
        choice(method, "ABCDE", "UNKNOWN_METHOD")
        if method == "B" and (base is None or base <= r):
            raise Refused("BASELINE_NEEDED")
        if method == "C" and (total is None or total <= r):
            raise Refused("UNIVERSE_NEEDED")
    if x is None:
        return said(None, reason="not_published")
    met, margin, lenient = x <= r, r - x, []
    if method is None and base is not None and base > r:
        method = "B"
    if method is None and total is None:
        return said(True, F(1), margin, "A") if met else said(False, None, margin, reason="universe_unknown")
    if method is None:
        method, lenient = "C", [] if base is not None else ["LENIENT_WITHOUT_BASELINE"]
        if total == r:
            return said(met, None, margin, "C", warnings=lenient)
    raw = (F(met) if method == "A" else (base - x) / (base - r) if method == "B" else (total - x) / (total - r)
           if method == "C" else r / x if method == "D" else 2 - x / r)
    return said(met, raw, margin, method, warnings=lenient)


def rank(raw):
    """A place counts, so that a whole JSON number is taken too."""
    return None if raw is None else F(raw) if type(raw) is int else number(raw)


def said(met, raw=None, margin=None, method=None, reason=None, warnings=()):
    progress = F(1) if met else None if raw is None else max(F(0), min(F(1), raw))
    return with_display({
        "status": met, "progress": text(progress), "raw": text(raw), "margin": text(margin),
        "method": method, "reason": reason, "warnings": [{"code": each} for each in warnings],
    }, ("progress", "raw", "margin"))


def yes(raw):
    if raw in (True, "true", "yes", "1"):
        return True
    if raw in (False, "false", "no", "0"):
        return False
    raise Refused("INVALID_CHOICE")
