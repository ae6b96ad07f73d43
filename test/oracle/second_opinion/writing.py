"""How answers are written: exact text beside a display that is cut after two decimals, never rounded (P18)."""

from fractions import Fraction as F

ORDER = ("KHT", "HT", "TOT", "XS")


def text(value):
    return None if value is None else str(value)


def shown(value):
    if value is None:
        return None
    hundredths = abs(F(value)) * 100 // 1
    cut = f"{hundredths // 100}.{hundredths % 100:02d}"
    return f"-{cut}" if F(value) < 0 and hundredths else cut


def with_display(answer, keys=()):
    return {**answer, "display": {key: shown(answer[key]) for key in keys}}


def rounded(value, places):
    """Half away from zero, as statistics are published."""
    if value is None:
        return None
    size = (abs(F(value)) * 10**places * 2 + 1) // 2
    digits = f"{size:0{places + 1}d}"
    return f"{'-' if F(value) < 0 and size else ''}{digits[:-places]}.{digits[-places:]}"


def with_places(answer, keys, places):
    return {**answer, "display": {key: rounded(answer[key], places) for key in keys}}


def band(value):
    """Điều 20 khoản 1 to 4; the same scale for agencies in Điều 8."""
    return "XS" if value >= 90 else "TOT" if value >= 70 else "HT" if value >= 50 else "KHT"


def lower(one, other):
    return ORDER[min(ORDER.index(one), ORDER.index(other))]
