"""Điều 12 khoản 2, Mẫu số 01: ten cells."""

from fractions import Fraction as F

from .reading import Refused, fields, number, parameters
from .writing import text, with_display

CELLS = {"I.1": "5", "I.2": "5", **{cell: "2.5" for cell in (
    "II.1", "II.2", "II.3", "II.4", "III.1", "III.2", "III.3", "III.4")}}


def answer(case):
    fields(case, (), ("self", "confirmed", "parameters"))
    given = parameters(case, {"scoringStep": ("P19", "0.25", r"(?!0([.]0+)?$)[0-9]+([.][0-9]+)?|[1-9][0-9]*/[1-9][0-9]*")})
    step = F(given["scoringStep"])

    def sheet(side):
        scored = case.get(side) or {}
        fields(scored, (), CELLS)
        points = {cell: number(scored[cell]) for cell in CELLS if scored.get(cell) is not None}
        for cell, value in points.items():
            if not 0 <= value <= F(CELLS[cell]):
                raise Refused("CELL_OUT_OF_RANGE", "Mẫu số 01")
            if value % step != 0:
                raise Refused("CELL_NOT_ON_STEP", "Mẫu số 01")
        return points

    own, confirmed = sheet("self"), sheet("confirmed")
    total = lambda points: text(sum(points.values(), F(0))) if len(points) == len(CELLS) else None
    missing = [cell for cell in CELLS if cell not in confirmed]
    return with_display({
        "status": "INSUFFICIENT_DATA" if missing else "OK",
        "G": total(confirmed),
        "self": total(own),
        "missing": missing,
        "lowered": [cell for cell in CELLS if cell in own and cell in confirmed and confirmed[cell] < own[cell]],
        "withoutSelfScore": not own,
    }, ("G", "self"))
