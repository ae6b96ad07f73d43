"""PCI: ten sub-indices, weights in hundredths."""

from fractions import Fraction as F

from .reading import Refused, fields, number
from .writing import text, with_places

WEIGHTS = {
    "entry": 5, "land": 5, "transparency": 20, "timeCosts": 5, "informalCharges": 10,
    "fairCompetition": 5, "proactivity": 5, "businessSupport": 20, "labourTraining": 20, "legalInstitutions": 5,
}


def answer(case):
    fields(case, ("subIndices",), ("weights",))
    fields(case["subIndices"], tuple(WEIGHTS))
    values = {name: None if raw is None else number(raw) for name, raw in case["subIndices"].items()}
    weights = {name: F(weight, 100) for name, weight in WEIGHTS.items()}
    if "weights" in case:
        fields(case["weights"], tuple(WEIGHTS))
        weights = {name: number(raw) for name, raw in case["weights"].items()}
        if any(weight < 0 for weight in weights.values()):
            raise Refused("WEIGHT_NEGATIVE")
    if sum(weights.values()) != 1:
        raise Refused("WEIGHTS_NOT_ONE")
    if any(value is not None and not 1 <= value <= 10 for value in values.values()):
        raise Refused("SUB_INDEX_OUT_OF_RANGE")
    missing = [name for name in WEIGHTS if values[name] is None]
    whole = None if missing else 10 * sum(weights[name] * values[name] for name in WEIGHTS)
    return with_places({"status": "INSUFFICIENT_DATA" if missing else "OK", "PCI": text(whole), "missing": missing}, ("PCI",), 2)
