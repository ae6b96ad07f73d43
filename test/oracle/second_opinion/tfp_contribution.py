"""Contribution of TFP to growth, by growth accounting."""

from .reading import Refused, fields, number
from .writing import text, with_places

NAMES = ("outputGrowth", "capitalGrowth", "labourGrowth", "alpha", "beta")
ARTICLE = "Tổng cục Thống kê: tỷ trọng đóng góp của vốn, lao động, TFP vào tốc độ tăng trưởng chung"


def answer(case):
    fields(case, NAMES)
    y, k, l, a, b = (None if case[name] is None else number(case[name]) for name in NAMES)
    if any(share is not None and not 0 <= share <= 1 for share in (a, b)):
        raise Refused("SHARE_OUT_OF_RANGE", ARTICLE)
    missing = [name for name in NAMES if case[name] is None]
    growth = None if missing else y - a * k - b * l
    grew = y is not None and y > 0
    return with_places({
        "status": "INSUFFICIENT_DATA" if missing else "OK" if grew else "NO_GROWTH", "tfpGrowth": text(growth),
        "contribution": None if missing or not grew else text(100 * growth / y), "missing": missing,
        "warnings": [{"code": "SHARES_NOT_ONE"}] if None not in (a, b) and a + b != 1 else [],
    }, ("tfpGrowth", "contribution"), 2)
