"""Generated inputs, from a seed. A third of those that have a score land exactly on 90, 70 or 50, a third just beside."""

import random

from . import agency, annual, frameworks, indices, plans, results
from .bad import spoiled

# How often each kind of input is made.
KINDS = (
    (6, "nd335/period-score", results.period_score),
    (1, "nd335/general-score", results.general_score),
    (3, "nd335/year-score", results.year_score),
    (2, "nd335/classify", annual.classify),
    (3, "nd335/excellent-quota", annual.excellent_quota),
    (2, "nd335/agency-score", agency.agency_score),
    (3, "nd335/agency-class", agency.agency_class),
    (1, "attainment/target", plans.target),
    (1, "completion/plan", plans.completion),
    (1, "indices/dti", indices.dti),
    (1, "indices/dti-merger", indices.dti_merger),
    (1, "indices/ranking", indices.ranking),
    (1, "indices/pii", indices.pii),
    (1, "indices/pii-indicator", indices.pii_indicator),
    (1, "indices/pci", indices.pci),
    (1, "indices/par", indices.par),
    (1, "indices/hdi", indices.hdi),
    (1, "indices/tfp-contribution", indices.tfp_contribution),
    (1, "indices/digital-economy", indices.digital_economy),
    (1, "indices/pii-profile", indices.pii_profile),
    (1, "indices/growth", indices.growth),
    (1, "maturity/level", frameworks.maturity),
)


def generated(count, seed):
    """(formula, input) so many times; one in ten is spoiled in one place."""
    r = random.Random(seed)
    weights = [weight for weight, _, _ in KINDS]
    for _ in range(count):
        _, formula, make = r.choices(KINDS, weights)[0]
        case = make(r)
        yield formula, spoiled(r, formula, case) if r.random() < 0.1 else case
