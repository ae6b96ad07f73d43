"""HDI of two editions of the method."""

from fractions import Fraction as F

from .reading import Refused, choice, fields, number
from .roots import approximately, cube_root, decimal, mark
from .writing import text, with_places

MEASURES = ("lifeExpectancy", "expectedSchooling", "meanSchooling", "gniPerCapita")
PRESETS = {
    "UNDP": (((20, 85), (0, 18), (0, 15), (100, 75000)), "ARITHMETIC"),
    "HDR_2013": (((20, F("83.57")), (0, 18), (0, F("13.3")), (100, 87478)), "GEOMETRIC"),
}


def answer(case):
    fields(case, ("preset", *MEASURES), ("educationMean", "goalposts"))
    posts, how = PRESETS[choice(case["preset"], PRESETS)]
    how = choice(case.get("educationMean", how), ("ARITHMETIC", "GEOMETRIC"))
    values = [None if case[name] is None else number(case[name]) for name in MEASURES]
    if "goalposts" in case:
        fields(case["goalposts"], MEASURES)
        for post in case["goalposts"].values():
            fields(post, ("min", "max"))
        posts = [(number(case["goalposts"][name]["min"]), number(case["goalposts"][name]["max"])) for name in MEASURES]
    for (low, high), value, name in zip(posts, values, MEASURES):
        if low >= high or (name == "gniPerCapita" and low <= 0):
            raise Refused("GOALPOSTS_NOT_RISING")
        if value is not None and value < low:
            raise Refused("BELOW_GOALPOST")
    caps = (False, True, False, True)
    capped = [value if value is None or not cap else min(value, F(high)) for value, (_, high), cap in zip(values, posts, caps)]
    linear = [None if value is None else (value - low) / F(high - low) for value, (low, high) in zip(capped, posts)]
    health, expected, mean, _ = linear
    schooled = expected is not None and mean is not None
    low, high = map(F, posts[3])

    def education():
        return decimal((expected + mean) / 2) if how == "ARITHMETIC" else decimal(expected * mean).sqrt()

    def income():
        return (decimal(capped[3]).ln() - decimal(low).ln()) / (decimal(high).ln() - decimal(low).ln())

    whole = health is not None and schooled and capped[3] is not None
    # What is exactly the lower goalpost is exactly nothing.
    nothing = capped[3] == low
    answered = {
        "status": "OK" if whole else "INSUFFICIENT_DATA",
        "HDI": approximately(lambda: cube_root(decimal(health) * education() * income())) if whole else None,
        "health": text(health),
        "education": None if not schooled else text((expected + mean) / 2) if how == "ARITHMETIC" else approximately(education) if expected * mean else "0",
        "income": None if capped[3] is None else "0" if nothing else approximately(income),
        "missing": [name for name, value in zip(MEASURES, values) if value is None],
    }
    keys = (["HDI"] if whole else []) + (["education"] if schooled and how == "GEOMETRIC" else []) + (["income"] if capped[3] is not None else [])
    return with_places({**answered, "approximate": mark(keys)}, ("HDI", "health", "education", "income"), 3)
