"""Completion of a plan: every task is in exactly one state on a day."""

from datetime import date
from fractions import Fraction as F

from .reading import Refused, count, fields, flag, number
from .writing import text, with_display

STATES = ("onTime", "late", "overdue", "excused", "cancelled", "notYetDue")


def answer(case):
    fields(case, ("effective", "tasks"))
    today = day(case["effective"])
    tally = dict.fromkeys(STATES, 0)
    weights = earned = F(0)
    ids = set()
    for task in case["tasks"]:
        fields(task, ("id", "due", "required", "accepted", "completedOn", "cancelledOn", "excused"), ("weight",))
        if task["id"] in ids:
            raise Refused("DUPLICATE_ID")
        ids.add(task["id"])
        weight, accepted, finished = read(task)
        ended = None if task["completedOn"] is None else day(task["completedOn"])
        due = None if task["due"] is None else day(task["due"])
        cancelled = task["cancelledOn"] is not None and day(task["cancelledOn"]) <= today
        if cancelled:
            tally["cancelled"] += 1
            continue
        if finished and ended > today:
            accepted, finished = accepted - 1, False
        weights += weight
        earned += weight * F(accepted, task["required"])
        if finished:
            tally["late" if due and ended > due and not task["excused"] else "onTime"] += 1
        elif due is None or due >= today:
            tally["notYetDue"] += 1
        else:
            tally["excused" if task["excused"] else "overdue"] += 1
    done, base = tally["onTime"] + tally["late"], len(case["tasks"]) - tally["cancelled"]
    return with_display({
        "assigned": len(case["tasks"]), "completed": done,
        "counted": text(F(done, base)) if base else None,
        "weighted": text(earned / weights) if weights else None, **tally,
    }, ("counted", "weighted"))


def read(task):
    required, accepted = count(task["required"]), count(task["accepted"])
    flag(task["excused"])
    if required == 0:
        raise Refused("REQUIRED_NOT_POSITIVE")
    if accepted > required:
        raise Refused("UNITS_EXCEED_REQUIRED")
    if (accepted == required) != (task["completedOn"] is not None):
        raise Refused("COMPLETION_CONTRADICTORY")
    weight = F(1) if task.get("weight") is None else number(task["weight"])
    if weight < 0:
        raise Refused("WEIGHT_NEGATIVE")
    return weight, accepted, accepted == required


def day(raw):
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise Refused("INVALID_DATE") from None
