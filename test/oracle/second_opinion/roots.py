"""Roots and logarithms with the decimal module of Python, 90 digits; written with 20 places."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def approximately(compute):
    """The text with 20 places of what `compute` gives under a wide context."""
    with localcontext() as context:
        context.prec = 90
        value = compute().quantize(Decimal("1e-20"), ROUND_HALF_UP)
        return f"{abs(value) if value == 0 else value:f}"


def cube_root(x):
    if x == 0:
        return Decimal(0)
    guess = (x.ln() / 3).exp()
    for _ in range(3):
        guess -= (guess**3 - x) / (3 * guess**2)
    return guess


def mark(keys):
    return {"keys": keys, "bound": "0.00000000000000000001"} if keys else None
