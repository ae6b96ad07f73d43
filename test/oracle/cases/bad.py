"""One thing wrong in an input that is right otherwise: whoever reads it has to refuse it, with the article that it offends."""

from copy import deepcopy

NOT_A_NUMBER = (28, "28,5", "1e3", "5/0", "", "28%")
OFF_SCALE = ("100.01", "101", "-0.01", "10001/100")


def spoiled(r, formula, case):
    case = deepcopy(case)
    r.choice(WAYS[formula])(r, case)
    return case


def put(key, *values):
    def change(r, case):
        case[key] = r.choice(values)
    return change


def within(key, change):
    """Spoils one item of a list; an empty list stays as it is."""
    def inside(r, case):
        if case.get(key):
            change(r, r.choice(case[key]))
    return inside


def drop(key):
    return lambda r, case: case.pop(key, None)


def rule(*pairs):
    def change(r, case):
        key, value = r.choice(pairs)
        case["parameters"] = {key: value}
    return change


def twice(key):
    def change(r, case):
        if case.get(key):
            case[key].append(deepcopy(r.choice(case[key])))
    return change


def cell(*values):
    def change(r, case):
        case["confirmed"][r.choice(("I.1", "II.3", "III.4"))] = r.choice(values)
    return change


def too_many_done(r, line):
    line["units"].append({"count": line["assigned"] + 1, "qualityFaults": 0, "delays": 0})


def negative_units(r, line):
    line["units"].append({"count": 0, "qualityFaults": 0, "delays": 0, r.choice(("count", "qualityFaults", "delays")): -1})


def months(*values):
    def change(r, case):
        case.pop("quarters", None)
        case.pop("workingDays", None)
        case["months"] = list(values)
    return change


def some_people(change):
    """On the quota of people; on a bare number a negative one."""
    def either(r, case):
        if case.get("people"):
            change(r, case)
        elif "people" not in case:
            case["candidatesAtLeastGood"] = r.choice((-1, 2.5, "6"))
    return either


def above_score(r, one):
    one.pop("open", None)
    one.update(S="89.999999", **{"class": "XS"})


def more_than_assigned(r, case):
    case["tasks"][r.choice(("done", "late", "qualityFailed", "exceeded"))] = case["tasks"]["assigned"] + 1


def inside(key, change):
    """Spoils an object that is a field."""
    def into(r, case):
        if case.get(key):
            change(r, case[key])
    return into


def some(*values):
    """Spoils any one field of an object."""
    def change(r, fields):
        fields[r.choice(sorted(fields))] = r.choice(values)
    return change


UNKNOWN = put("typo", True)
WAYS = {
    "nd335/general-score": (
        cell("5.25", "-0.25", "3000"), cell("0.1", "1/3", "2.3333"), cell(*NOT_A_NUMBER), UNKNOWN,
        lambda r, case: case["confirmed"].update({"IV.1": "1"}),
        rule(("scoringStep", "0"), ("P19", "-1"), ("capMode", "COMPONENT")),
    ),
    "nd335/period-score": (
        put("general", "30.01", "-1", "3001/100"), put("general", *NOT_A_NUMBER), drop("general"), drop("lines"), UNKNOWN,
        put("leader", "yes", 1), within("lines", put("h", "0", "-2", "0.0")), within("lines", put("h", *NOT_A_NUMBER)),
        within("lines", put("assigned", -1, 1.5, "3")), within("lines", too_many_done), within("lines", negative_units),
        lambda r, case: case.update(leadership={r.choice(("d", "dd", "e")): r.choice(("4/5", "0.8", "0", "0.9", "2"))}),
        rule(("P1", "NONE"), ("bonus", "1"), ("deductLevel", "PERSON"), ("scoringStep", "0.5")),
        lambda r, case: case.update(parameters={"P1": "COMPONENT", "capMode": "COMPONENT"}),
    ),
    "nd335/year-score": (
        months(*["90"] * 13), months("90", "100.01"), months("-1"), months(90), months("80,5"), UNKNOWN,
        put("monthsWorked", 13, 120), put("monthsWorked", -1, 5.5), put("case", "SICK", "LEAVE"),
        lambda r, case: case.update(months=["90"], quarters=["90"]), lambda r, case: (case.pop("months", 0), case.pop("quarters", 0)),
        put("workingDays", [20] * 13, [-1]), put("workingDays", [1, "2"]), rule(("P33", "NEVER"), ("P45", "-1"), ("P12", "MANUAL")),
    ),
    "nd335/classify": (
        put("S", *OFF_SCALE), put("S", *NOT_A_NUMBER), put("overrides", ["20.4a"], ["20.4b", "23.3"]), drop("overrides"), UNKNOWN,
        put("organisationClass", "GOOD", "xs", 3), put("organisationOpen", ["XS", "A"]), put("isHead", "yes", 1),
    ),
    "nd335/excellent-quota": (
        put("rate", "19.99/100", "0.26", "0", "1", "1999/10000"), put("rate", 0.2, "20%"), put("base", "ALL"), drop("base"), UNKNOWN,
        put("subject", "PARTY"), some_people(twice("people")), some_people(within("people", put("S", "101", "-1"))),
        some_people(within("people", put("class", "A", "xs"))), some_people(within("people", above_score)),
        some_people(within("people", put("G", "30.5", "-1"))), some_people(within("people", put("open", []))),
        some_people(within("people", put("group", "D"))), some_people(within("people", put("open", ["XS"]))),
        rule(("P15", "LOT"), ("P39", "HALF"), ("P13", "GOOD_ONLY")),
    ),
    "nd335/agency-score": (
        within("criteria", put("max", "0", "-5")), within("criteria", put("max", "31.5")), within("criteria", put("points", "-0.5", "70.5")),
        within("criteria", put("part", "BONUS")), within("criteria", put("points", *NOT_A_NUMBER)), within("criteria", drop("max")),
        twice("criteria"), put("criteria", []), rule(("P27", "ZERO"), ("P12", "MANUAL")), UNKNOWN,
    ),
    "nd335/agency-class": (
        put("S", *OFF_SCALE), put("S", *NOT_A_NUMBER), more_than_assigned, put("subUnitsKht", -1, "0", 0.5), put("wrongdoing", "no", 0),
        lambda r, case: case["tasks"].update({r.choice(("assigned", "done", "late")): -1}), drop("forceMajeure"), UNKNOWN,
        lambda r, case: case["tasks"].pop("late"), rule(("P12", "LENIENT"), ("P13", "GOOD_ONLY")),
    ),
    "attainment/target": (
        put("comparator", "≥", ""), drop("comparator"), drop("actual"), UNKNOWN,
        lambda r, case: case.update(comparator="range", value="20", actual="3", upper="10"),
        lambda r, case: case.update(comparator="rank", value=r.choice(("0", "7.5", "-1")), actual="3"),
        lambda r, case: case.update(comparator="rank", value="5", actual="70", universe=63),
        lambda r, case: (case.clear(), case.update(comparator="rank", value="5", actual="7", method=r.choice(("B", "C", "F")))),
        lambda r, case: (case.clear(), case.update(comparator=">=", value=r.choice((30, "30%")), actual="7")),
    ),
    "completion/plan": (
        put("effective", "2026-02-29", "31/03/2026"), within("tasks", put("required", 0)), within("tasks", put("accepted", 9)),
        within("tasks", put("accepted", -1)), within("tasks", lambda r, task: task.update(required=2, accepted=1, completedOn="2026-05-04")), within("tasks", put("weight", "-1")), within("tasks", put("weight", 1, "1,5")),
        within("tasks", put("due", "2026-02-30")), within("tasks", drop("excused")), twice("tasks"), UNKNOWN,
    ),
    "indices/dti": (
        put("generation", "G4", ""), drop("generation"), UNKNOWN, inside("pillars", some("1.01", "-1", *NOT_A_NUMBER)),
        inside("mainIndices", some("1.01", "-0.5", *NOT_A_NUMBER)), put("mainIndices", {"CQS": "1"}, {"DTTM": "0.5"}),
        put("maxPoints", {"NT": "50"}, {"NT": "0"}, {"NT": "-1"}), put("componentCounts", {"HT": 1}, {"HT": -1}), put("pillarMethod", "MEAN"),
        twice("components"), within("components", put("max", "0", "-1")), within("components", put("main", "DTTM", "XX")),
        within("components", put("rule", "BONUS")), within("components", drop("max")), within("components", put("numerator", "-1")),
        within("components", put("points", "1000", "-1")), within("components", put("state", "unheard of")),
    ),
    "indices/dti-merger": (
        put("generation", "G1"), put("provinces", []), twice("provinces"), within("provinces", inside("mainIndices", some("2", "-1", *NOT_A_NUMBER))),
        within("provinces", drop("mainIndices")), put("pillarMethod", "SUM"), put("maxPoints", {"TC": "7000"}), UNKNOWN,
    ),
    "indices/ranking": (
        put("size", 0), put("size", -1, 1.5), twice("values"), within("values", put("value", *NOT_A_NUMBER)), put("published", {"places": 21, "rounding": "CUT"}, {"places": 2}),
        put("best", "TOP"), put("unlisted", True), drop("universe"), put("universe", ""), UNKNOWN,
    ),
    "indices/pii": (
        put("inputIndex", "101", *NOT_A_NUMBER), put("outputIndex", "-1"), twice("pillars"), within("pillars", put("id", "P8")),
        within("pillars", put("score", "100.5", 40)), within("pillars", drop("score")), within("pillars", within("subPillars", put("weight", "0", "-1"))),
        within("pillars", within("subPillars", put("weight", "-1/2"))), within("pillars", twice("subPillars")), within("pillars", within("subPillars", put("score", "50"))), UNKNOWN,
    ),
    "indices/pii-indicator": (
        put("direction", "UP"), twice("provinces"), within("provinces", put("numerator", *NOT_A_NUMBER)), within("provinces", put("denominator", "-1", 5)),
        inside("outliers", put("skewness", "0", "-2")), inside("outliers", put("kurtosis", "0")), inside("outliers", put("maxPoints", -1, 2.5)),
        inside("outliers", put("log", "LN")), drop("outliers"), UNKNOWN,
    ),
    "indices/pci": (
        inside("subIndices", some("10.01", "0.99")), inside("subIndices", some(*NOT_A_NUMBER)), inside("subIndices", drop("land")), inside("weights", some("0.9", "-0.05", *NOT_A_NUMBER)),
        put("weights", {"entry": "1"}), drop("subIndices"), UNKNOWN,
    ),
    "indices/par": (
        put("criteria", []), put("maxTotal", "1", "100.5", *NOT_A_NUMBER), twice("criteria"), within("criteria", put("max", "0", "-2")),
        within("criteria", put("points", "-0.25", "5000")), within("criteria", put("method", "SELF")), within("criteria", drop("points")), UNKNOWN,
    ),
    "indices/hdi": (
        put("preset", "GSO"), put("lifeExpectancy", "19.99", "-1", *NOT_A_NUMBER), put("gniPerCapita", "99", "0"), put("educationMean", "MEDIAN"),
        put("goalposts", {"lifeExpectancy": {"min": "1", "max": "2"}}), inside("goalposts", some({"min": "9", "max": "9"}, {"min": "1"})), drop("meanSchooling"), UNKNOWN,
    ),
    "indices/tfp-contribution": (
        put("alpha", "1.01", "-0.2", *NOT_A_NUMBER), put("beta", "2"), drop("beta"), put("outputGrowth", *NOT_A_NUMBER), UNKNOWN,
    ),
    "indices/digital-economy": (
        put("grdp", "0", "-1", *NOT_A_NUMBER), put("coreIct", "-0.01"), put("publishedTotal", "-3", 12.67), put("methodSource", "", None), drop("methodSource"), UNKNOWN,
    ),
    "indices/growth": (
        inside("from", put("value", *NOT_A_NUMBER)), inside("to", drop("value")), inside("to", put("year", -1, "2021")), drop("from"), UNKNOWN,
    ),
    "indices/pii-profile": (
        put("k", 0, -1, 1.5), put("strongRank", -1, "3"), twice("indicators"), within("indicators", twice("scores")),
        within("indicators", within("scores", put("score", *NOT_A_NUMBER))), within("indicators", drop("scores")), drop("province"), UNKNOWN,
    ),
    "maturity/level": (
        put("criteria", []), twice("criteria"), within("criteria", put("weight", "0", "-1", "0.123", *NOT_A_NUMBER)), within("criteria", put("parent", "unheard of", "g1")),
        within("criteria", put("max", "0", "-1", None, "5")), within("criteria", put("points", "-0.5", "5000", 3)), within("criteria", drop("points")),
        put("levels", [], [{"id": "1", "from": "10"}], [{"id": "1", "from": "0"}, {"id": "2", "from": "100.5"}]), twice("levels"), within("levels", put("from", "7", *NOT_A_NUMBER)), UNKNOWN,
    ),
}
