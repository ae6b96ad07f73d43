"""Điều 6 to 8: score and class of an agency."""

from fractions import Fraction as F

from second_opinion import opinion

from .borders import near_score, wanted


def agency_score(r):
    """To land on a border, the points of one criterion make up the rest."""
    want = wanted(r)
    for _ in range(20):
        rows = [*part(r, "GENERAL", 30), *part(r, "RESULTS", 70)]
        for row in rows:
            row["points"] = str(F(row["max"]) * F(r.randint(40, 100), 100))
            if row.get("optional") and r.random() < 0.5:
                row["points"] = None
        case = {"criteria": rows}
        if r.random() < 0.3:
            case["parameters"] = {r.choice(("P27", "agencyNotApplicable")): r.choice(("PRO_RATA_IN_PART", "FULL_MARKS"))}
        if want is None:
            if r.random() < 0.1:
                r.choice(rows)["points"] = None
            return case
        row = r.choice([row for row in rows if row["points"] is not None] or rows)
        ends = []
        for points in ("0", row["max"]):
            row["points"] = points
            ends.append(opinion("nd335/agency-score", case)["S"])
        if None not in ends and F(ends[0]) <= want <= F(ends[1]):
            row["points"] = str(F(row["max"]) * (want - F(ends[0])) / (F(ends[1]) - F(ends[0])))
            return case
    return case


def part(r, name, ceiling):
    cuts = sorted(r.sample(range(1, ceiling * 2), r.randint(0, 4)))
    sizes = [F(b - a, 2) for a, b in zip([0, *cuts], [*cuts, ceiling * 2])]
    rows = []
    for i, size in enumerate(sizes):
        row = {"id": f"{name[0]}{i + 1}", "part": name, "max": str(size), "points": None}
        if r.random() < 0.25:
            row["optional"] = r.random() < 0.9
        rows.append(row)
    return rows


def agency_class(r):
    """The conditions often exactly on 70 % done, 20 % late, 30 % exceeded, or one task beside."""
    assigned = r.choice((0, 1, 10, 20, 30, 40, 50, r.randint(1, 60)))
    near = lambda percent: max(0, min(assigned, assigned * percent // 100 + r.choice((-1, 0, 0, 1))))
    done = r.choice((assigned, assigned, assigned, near(70), r.randint(0, assigned)))
    case = {
        "S": None if r.random() < 0.03 else str(near_score(r)),
        "tasks": {
            "assigned": assigned,
            "done": done,
            "late": r.choice((0, 0, near(20), max(0, assigned - done), r.randint(0, assigned))),
            "qualityFailed": r.choice((0, 0, 0, min(1, assigned))),
            "exceeded": r.choice((near(30), r.randint(0, assigned))),
        },
        "subUnitsKht": r.choice((0, 0, 0, 1, 2)),
        "subUnitsUnclassified": r.choice((0, 0, 0, 1, 2)),
        "shortcomingsOpen": r.choice((0, 0, 0, 1)),
        "wrongdoing": r.random() < 0.05,
        "forceMajeure": r.random() < 0.2,
    }
    if r.random() < 0.4:
        case["parameters"] = {r.choice(("P12", "agencyGap")): r.choice(("MANUAL", "DOWNWARD_TEST"))}
    return case
