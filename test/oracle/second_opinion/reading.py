"""How inputs are written: exact numbers as text, counts as JSON integers, parameters by name or id."""

import re
from fractions import Fraction as F


class Refused(Exception):
    def __init__(self, code, article=None):
        super().__init__(code)
        self.code, self.article = code, article


def fields(case, required, optional=()):
    if not isinstance(case, dict):
        raise Refused("INVALID_INPUT")
    if any(key not in required and key not in optional for key in case):
        raise Refused("UNKNOWN_FIELD")
    if any(key not in case for key in required):
        raise Refused("MISSING_FIELD")


def listed(raw):
    if not isinstance(raw, list):
        raise Refused("INVALID_INPUT")
    return raw


NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.][0-9]+|/[1-9][0-9]*)?")


def number(raw):
    """`3`, `25.5`, `2047/24`; a JSON number may already be rounded."""
    if not isinstance(raw, str) or not NUMBER.fullmatch(raw):
        raise Refused("INVALID_NUMBER")
    return F(raw)


def score(raw, most=100, code="SCORE_OUT_OF_RANGE", article=None):
    value = number(raw)
    if not 0 <= value <= most:
        raise Refused(code, article)
    return value


def count(raw):
    if type(raw) is not int or raw < 0:
        raise Refused("INVALID_INPUT")
    return raw


def flag(raw):
    if not isinstance(raw, bool):
        raise Refused("INVALID_INPUT")
    return raw


def choice(raw, allowed, code="INVALID_CHOICE", article=None):
    if raw not in allowed:
        raise Refused(code, article)
    return raw


def parameters(case, known):
    """`known`: name -> (id, default, allowed values or a pattern)."""
    given = case.get("parameters", {})
    names = {**{name: name for name in known}, **{known[name][0]: name for name in known}}
    values = {name: known[name][1] for name in known}
    seen = set()
    for key, value in given.items():
        if key not in names:
            raise Refused("UNKNOWN_PARAMETER")
        name = names[key]
        if name in seen:
            raise Refused("PARAMETER_TWICE")
        seen.add(name)
        allowed = known[name][2]
        fits = re.fullmatch(allowed, value) if isinstance(allowed, str) else value in allowed
        if not fits:
            raise Refused("INVALID_PARAMETER")
        values[name] = value
    return values
