"""Share of the digital economy in GRDP."""

from .reading import Refused, fields, number
from .writing import text, with_places

ARTICLE = "Tổng cục Thống kê: tỷ trọng giá trị tăng thêm của kinh tế số trong GDP, GRDP"
NAMES = ("coreIct", "otherIndustries", "grdp")


def answer(case):
    fields(case, (*NAMES, "methodSource"), ("publishedTotal",))
    if not isinstance(case["methodSource"], str) or not case["methodSource"]:
        raise Refused("INVALID_INPUT")
    figures = {name: None if case.get(name) is None else number(case[name]) for name in (*NAMES, "publishedTotal")}
    if any(value is not None and value < 0 for value in figures.values()):
        raise Refused("NEGATIVE", ARTICLE)
    if figures["grdp"] == 0:
        raise Refused("GRDP_ZERO", ARTICLE)
    core, other, grdp = (figures[name] for name in NAMES)
    total = None if core is None or other is None else core + other
    share = None if total is None or grdp is None else 100 * total / grdp
    of_total = lambda part: text(100 * part / total) if total else None
    said = figures["publishedTotal"]
    return with_places({
        "status": "INSUFFICIENT_DATA" if share is None else "OK", "valueAdded": text(total), "share": text(share),
        "coreShare": of_total(core), "otherShare": of_total(other),
        "difference": None if said is None or total is None else text(said - total), "methodSource": case["methodSource"],
        "missing": [name for name in NAMES if figures[name] is None],
    }, ("valueAdded", "share", "coreShare", "otherShare", "difference"), 2)
