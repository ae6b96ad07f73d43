"""Attainment of targets and completion of plans."""

from fractions import Fraction as F


def target(r):
    kind = r.choice((">=", "<=", ">", "<", "=", "range", "rank", "rank", "yesno", "trend", "text"))
    if kind == "yesno":
        return {"comparator": kind, "value": r.choice((None, True, "yes", "false", "0")), "actual": r.choice((None, True, False, "yes", "no", "1"))}
    if kind in ("trend", "text"):
        return {"comparator": kind, "value": "tăng", "actual": r.choice((None, "tăng 3 hạng"))}
    if kind == "rank":
        return rank(r)
    amount = lambda: str(F(r.randint(-400, 1600), r.choice((1, 4, 10, 7))))
    value = amount()
    case = {"comparator": kind, "value": value, "actual": r.choice((None, value, *(amount() for _ in range(8))))}
    if kind == "range":
        case["upper"] = str(F(value) + r.choice((0, F(r.randint(0, 500), 4))))
    if r.random() < 0.4:
        case["baseline"] = r.choice((None, amount(), amount()))
    return case


def rank(r):
    last = r.randint(2, 63)
    place = lambda: r.randint(1, last)
    goal = place()
    case = {"comparator": "rank", "value": str(goal), "actual": r.choice((None, str(place()), str(place()), place(), str(goal)))}
    if r.random() < 0.7:
        case["universe"] = last
    if r.random() < 0.6:
        case["baseline"] = str(place())
    if r.random() < 0.4:
        methods = ["A", "D", "E", "binary", "target_over_actual", "reflected_ratio"]
        methods += ["B", "baseline_linear"] * (int(case.get("baseline", 0)) > goal)
        methods += ["C", "worst_to_target"] * (case.get("universe", 0) > goal)
        case["method"] = r.choice(methods)
    return case


def completion(r):
    day = lambda: f"2026-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
    tasks = []
    for i in range(r.randint(0, 8)):
        required = r.randint(1, 5)
        accepted = r.choice((required, r.randint(0, required)))
        task = {
            "id": f"t{i}", "due": r.choice((None, day(), day(), day())), "required": required, "accepted": accepted,
            "completedOn": day() if accepted == required else None,
            "cancelledOn": day() if r.random() < 0.15 else None, "excused": r.random() < 0.2,
        }
        if r.random() < 0.6:
            task["weight"] = r.choice((None, "0", "1", "2.5", "1/3", "12"))
        tasks.append(task)
    return {"effective": day(), "tasks": tasks}
