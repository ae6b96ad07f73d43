"""Provincial indices. Many values stand on a grid, so that ties, ends and thresholds are met."""

from fractions import Fraction as F

FOUNDATION = ("NT", "TC", "HT", "NL", "AT")
ACTIVITY = ("HDCQS", "HDKTS", "HDXHS")
G3_POINTS = ({"NT": "60", "TC": "90", "HT": "150", "NL": "150", "AT": "100", "HDCQS": "200", "HDKTS": "130", "HDXHS": "120"},)
COUNTS = {"NT": 10, "TC": 11, "HT": 7, "NL": 13, "AT": 12, "DTTM": 3, "HDCQS": 22, "HDKTS": 12, "HDXHS": 8}
MAXIMA = {"NT": 100, "TC": 100, "HT": 100, "NL": 100, "AT": 100, "DTTM": 0, "HDCQS": 200, "HDKTS": 150, "HDXHS": 150}


def maybe(r, value, often=0.1):
    return None if r.random() < often else value


def unit(r):
    return r.choice((f"{r.randint(0, 9999) / 10000:.4f}", str(F(r.randint(0, 7), 7)), "0", "1"))


def main_indices(r, often=0.05):
    names = [*FOUNDATION, *ACTIVITY]
    return {name: maybe(r, unit(r), often) for name in names if r.random() > often}


def dti(r):
    generation = r.choice(("G1", "G2", "G2", "G3"))
    if generation == "G1":
        return {"generation": "G1", "pillars": {name: maybe(r, unit(r)) for name in ("CQS", "KTS", "XHS")}}
    case = {"generation": generation, "mainIndices": main_indices(r, 0.02)}
    if generation == "G3" and r.random() < 0.6:
        case["maxPoints"] = dict(r.choice(G3_POINTS))
    if r.random() < 0.6:
        case["pillarMethod"] = r.choice(("POINTS", "MEAN_OF_MAIN"))
    if r.random() < 0.4:
        name = r.choice((*FOUNDATION, *ACTIVITY))
        case["mainIndices"].pop(name, None)
        case["components"] = components(r, name, generation)
        if generation == "G3" and r.random() < 0.7:
            case["componentCounts"] = {name: len(case["components"]) + r.choice((0, 0, 0, 1))}
    return case


def components(r, name, generation):
    size = COUNTS[name] if generation == "G2" else r.randint(2, 9)
    if r.random() < 0.2:
        size -= 1
    most = MAXIMA[name]
    points = [1] * size
    for _ in range(most - size):
        points[r.randrange(size)] += 1
    return [component(r, f"{name}.{i}", name, points[i]) for i in range(size)]


def component(r, name, main, most):
    row = {"id": name, "main": main, "max": str(most)}
    amount = lambda: maybe(r, str(F(r.randint(0, 60), r.choice((1, 4, 7)))), 0.03)
    kind = r.choice(("GIVEN", "CATEGORICAL", "SUM_OF_PARTS", "RATIO", "THRESHOLD_RATIO", "LADDER", "COUNT_CAPPED", "RELATIVE_TO_BEST"))
    row["rule"] = kind
    if r.random() < 0.2:
        row["citation"] = "Phụ lục 1"
    if kind == "GIVEN":
        row["points"] = maybe(r, str(F(r.randint(0, 8) * most, 8)), 0.03)
    elif kind == "CATEGORICAL":
        row["options"] = [{"state": "head", "fraction": "1"}, {"state": "deputy", "fraction": "1/2"}, {"state": "none", "fraction": "0"}]
        row["state"] = maybe(r, r.choice(("head", "deputy", "none")), 0.03)
    elif kind == "SUM_OF_PARTS":
        row["parts"] = [{"id": str(i), "fraction": r.choice(("1/2", "0.25", "1/3")), "held": maybe(r, r.random() < 0.6, 0.02)} for i in range(r.randint(1, 4))]
    elif kind in ("RATIO", "THRESHOLD_RATIO"):
        row.update(numerator=amount(), denominator=r.choice((amount(), "0", amount())))
        if kind == "THRESHOLD_RATIO":
            row.update(threshold=r.choice(("0.8", "1/2", "2")), citation="Phụ lục 1")
        if r.random() < 0.7:
            row["emptyDenominator"] = r.choice(("ZERO", "FULL"))
    elif kind == "LADDER":
        row["steps"] = [{"from": n, "points": str(5 * n)} for n in r.sample((1, 2, 3, 4), r.randint(0, 4))]
        row["count"] = maybe(r, r.randint(0, 5), 0.03)
    elif kind == "COUNT_CAPPED":
        row.update(each=r.choice(("1", "0.5", "0")), count=maybe(r, r.randint(0, 300), 0.03))
    else:
        row.update(value=amount(), best=r.choice((amount(), "60", "60")))
    return row


def dti_merger(r):
    generation = r.choice(("G2", "G2", "G3"))
    case = {"generation": generation, "provinces": [{"id": f"p{i}", "mainIndices": main_indices(r, 0.01)} for i in range(r.randint(1, 3))]}
    if generation == "G3" and r.random() < 0.6:
        case["maxPoints"] = dict(r.choice(G3_POINTS))
    if r.random() < 0.5:
        case["pillarMethod"] = r.choice(("POINTS", "MEAN_OF_MAIN"))
    return case


def ranking(r):
    size = r.randint(0, 12)
    listed = r.choice((size, size, r.randint(0, size)))
    value = lambda: r.choice((f"{r.randint(-3, 9)}.{r.randint(0, 99999):05d}", f"0.{r.randint(4990, 5010)}", str(F(r.randint(0, 9), 3)))).replace("-0.", "0.")
    case = {
        "index": "PII", "year": 2025, "universe": "34 tỉnh", "size": size,
        "values": [{"id": f"{r.choice('aẩz')}{i}", "value": maybe(r, value(), 0.05)} for i in range(listed)],
        "published": r.choice((None, {"places": r.randint(0, 4), "rounding": r.choice(("CUT", "HALF_UP"))})),
    }
    if r.random() < 0.5:
        case["best"] = r.choice(("HIGH", "LOW"))
    if r.random() < 0.5:
        case["unlisted"] = r.choice(("ANYWHERE", "BELOW"))
    return case


def pii(r):
    score = lambda often=0.05: maybe(r, r.choice((f"{r.randint(0, 9999) / 100:.2f}", "0", "100", str(F(r.randint(0, 700), 7)))), often)
    if r.random() < 0.2:
        return {"inputIndex": score(), "outputIndex": score()}

    def weighted(node):
        if r.random() < 0.4:
            node["weight"] = r.choice(("0.5", "1", "2/3"))
        return node

    def group(name):
        if r.random() < 0.5:
            return weighted({"id": name, "score": score(0.2)})
        return weighted({"id": name, "indicators": [weighted({"id": f"{name}.{i}", "score": score(0.2)}) for i in range(r.randint(0, 4))]})

    def pillar(name):
        if r.random() < 0.6:
            return {"id": name, "score": score(0.03)}
        return {"id": name, "subPillars": [group(f"{name}.{i}") for i in range(r.randint(1, 4))]}

    names = [f"P{i}" for i in range(1, 8) if r.random() > 0.02]
    r.shuffle(names)
    return {"pillars": [pillar(name) for name in names]}


def pii_indicator(r):
    spread = r.choice((1, 3, 12))
    value = lambda: str(F(r.randint(0, 40), spread))
    rows = []
    for i in range(r.randint(0, 14)):
        row = {"id": f"t{i}", "numerator": maybe(r, value(), 0.05)}
        if r.random() < 0.3:
            row["denominator"] = maybe(r, r.choice(("1", "2", "7/2", "0")), 0.05)
        rows.append(row)
    for row in rows[: r.choice((0, 0, 1, 1, 2, 3))]:
        row["numerator"] = r.choice(("400", "2000", "-900", "400"))
    limits = {"skewness": r.choice(("2", "2.25", "1", "1/3")), "kurtosis": r.choice(("3.5", "1", "0.25")), "maxPoints": r.choice((0, 1, 2, 5)), "log": r.choice(("CT", "GII", "NONE"))}
    return {"direction": r.choice(("GOOD", "BAD")), "provinces": rows, "outliers": maybe(r, limits)}


NAMES = ("entry", "land", "transparency", "timeCosts", "informalCharges", "fairCompetition", "proactivity", "businessSupport", "labourTraining", "legalInstitutions")


def pci(r):
    case = {"subIndices": {name: maybe(r, r.choice((f"{r.randint(100, 1000) / 100:.2f}", "1", "10")), 0.02) for name in NAMES}}
    if r.random() < 0.3:
        case["weights"] = {name: "1/10" for name in NAMES}
    return case


def par(r):
    rows = []
    for i in range(r.randint(1, 6)):
        most = F(r.randint(1, 40), r.choice((1, 2)))
        rows.append({"id": f"{i}", "method": r.choice(("APPRAISED", "SURVEY")), "max": str(most), "points": maybe(r, str(most * F(r.randint(0, 8), 8)), 0.05)})
    case = {"criteria": rows}
    if r.random() < 0.4:
        case["maxTotal"] = str(sum(F(row["max"]) for row in rows))
    return case


def hdi(r):
    case = {
        "preset": r.choice(("UNDP", "HDR_2013")), "lifeExpectancy": maybe(r, r.choice((f"{r.randint(550, 850) / 10}", "20", "86")), 0.05),
        "expectedSchooling": maybe(r, r.choice((f"{r.randint(0, 200) / 10}", "18", "0")), 0.05),
        "meanSchooling": maybe(r, r.choice((f"{r.randint(0, 150) / 10}", "1/7")), 0.05),
        "gniPerCapita": maybe(r, r.choice((str(r.randint(100, 90000)), "100", "10814", "80000")), 0.05),
    }
    if r.random() < 0.3:
        case["educationMean"] = r.choice(("ARITHMETIC", "GEOMETRIC"))
    if r.random() < 0.2:
        case["goalposts"] = {"lifeExpectancy": {"min": "20", "max": "90"}, "expectedSchooling": {"min": "0", "max": "20"}, "meanSchooling": {"min": "0", "max": "16"}, "gniPerCapita": {"min": "50", "max": "100000"}}
    return case


def tfp_contribution(r):
    growth = lambda: maybe(r, r.choice((f"{r.randint(1, 20)}.{r.randint(0, 9)}", "0", f"-{r.randint(1, 5)}")), 0.05)
    alpha = F(r.randint(0, 10), 10)
    return {"outputGrowth": growth(), "capitalGrowth": growth(), "labourGrowth": growth(), "alpha": maybe(r, str(alpha), 0.05), "beta": maybe(r, str(r.choice((1 - alpha, F(1, 2)))), 0.05)}


def digital_economy(r):
    amount = lambda: maybe(r, r.choice((f"{r.randint(0, 99)}.{r.randint(0, 99):02d}", "0", "7/3")), 0.05)
    case = {"coreIct": amount(), "otherIndustries": amount(), "grdp": r.choice(("100", "1/3", None, "250.5")), "methodSource": "Tổng cục Thống kê"}
    if r.random() < 0.5:
        case["publishedTotal"] = amount()
    return case


def growth(r):
    def end(year):
        of = {"year": year, "value": maybe(r, r.choice((unit(r), "0", "-0.5", "0.4014")))}
        return {**of, "method": r.choice(("G1", "G2"))} if r.random() < 0.6 else of
    return {"index": "DTI", "from": end(2020), "to": end(2021)}


def pii_profile(r):
    names = [f"t{i}" for i in range(r.randint(2, 6))]
    row = lambda i: {"id": f"i{i}", "scores": [{"id": name, "score": maybe(r, str(r.randint(0, 5) * 20))} for name in names]}
    return {"province": "t0", "indicators": [row(i) for i in range(r.randint(1, 12))], "k": r.choice((1, 2, 5)), "strongRank": r.choice((None, None, 1, 3))}
