"""Scores that a rounding or a float would put on the wrong side of a class."""

from fractions import Fraction as F

BORDERS = (90, 70, 50)


def wanted(r):
    """A score exactly on a border, just beside it (10^-3 down to 10^-15, or a fraction without decimals), or None for any."""
    kind = r.randrange(3)
    if kind == 0:
        return None
    border = F(r.choice(BORDERS))
    if kind == 1:
        return border
    distance = r.choice((F(1, 10 ** r.randint(3, 15)), F(1, r.choice((1001, 7919, 104729, 2**53 + 1)))))
    return border + r.choice((-1, 1)) * distance


def any_score(r):
    return F(r.randint(0, 100 * 12), 12) if r.random() < 0.3 else F(r.randint(0, 10000), 100)


def near_score(r):
    return any_score(r) if (want := wanted(r)) is None else want
