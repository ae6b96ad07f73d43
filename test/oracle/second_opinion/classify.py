"""Điều 20 khoản 1 to 4 and 6: thresholds, overrides, head cap."""

from .reading import choice, fields, flag, score
from .writing import ORDER, band, lower, with_display

OVERRIDES = ("20.4b", "20.4c", "20.4d", "11.3a", "11.3c", "11.3d")


def answer(case):
    fields(case, ("S", "overrides"), ("isHead", "organisationClass", "organisationOpen"))
    overrides = [choice(each, OVERRIDES, "UNKNOWN_CLAUSE", "Điều 20") for each in case["overrides"]]
    head = flag(case.get("isHead", False))
    organisation = choice(case.get("organisationClass"), (None, *ORDER))
    still = [choice(each, ORDER) for each in case.get("organisationOpen", ORDER)]
    if case["S"] is None:
        return with_display({"scoreClass": None, "class": None, "status": "INSUFFICIENT_DATA", "reasons": []})
    by_score = band(score(case["S"], article="Điều 20"))
    reasons = list(dict.fromkeys(overrides))
    own = "KHT" if reasons else by_score
    worlds = ([organisation] if organisation else still) if head else []
    classes = {lower(own, world) for world in worlds} or {own}
    if classes == {own}:
        final, status = own, "OK"
    elif organisation:
        final, status, reasons = lower(own, organisation), "OK", [*reasons, "20.6"]
    else:
        final, status = None, "PENDING_ORGANISATION"
    return with_display({"scoreClass": by_score, "class": final, "status": status, "reasons": reasons})
