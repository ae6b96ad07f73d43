"""The formulas a second time, written from the decree with fractions.Fraction. Shares nothing with the TypeScript code but the
published shapes of inputs and answers. One module a formula, each with `answer(case)`, which raises Refused on bad input."""

from . import (
    agency_class,
    agency_score,
    attainment,
    classify,
    completion,
    digital_economy,
    dti,
    dti_merger,
    excellent_quota,
    general_score,
    growth,
    hdi,
    maturity,
    par,
    pci,
    period_score,
    pii,
    pii_indicator,
    pii_profile,
    ranking,
    tfp_contribution,
    year_score,
)
from .reading import Refused

FORMULAS = {
    "nd335/general-score": general_score,
    "nd335/period-score": period_score,
    "nd335/year-score": year_score,
    "nd335/classify": classify,
    "nd335/excellent-quota": excellent_quota,
    "nd335/agency-score": agency_score,
    "nd335/agency-class": agency_class,
    "attainment/target": attainment,
    "completion/plan": completion,
    "indices/dti": dti,
    "indices/dti-merger": dti_merger,
    "indices/ranking": ranking,
    "indices/pii": pii,
    "indices/pii-indicator": pii_indicator,
    "indices/pci": pci,
    "indices/par": par,
    "indices/hdi": hdi,
    "indices/tfp-contribution": tfp_contribution,
    "indices/digital-economy": digital_economy,
    "indices/pii-profile": pii_profile,
    "indices/growth": growth,
    "maturity/level": maturity,
}


def opinion(formula, case):
    """The answer, or {"error": code, "article": the article that the input offends or None}."""
    try:
        return FORMULAS[formula].answer(case)
    except Refused as refused:
        return {"error": refused.code, "article": refused.article}
