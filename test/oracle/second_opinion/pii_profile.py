"""Strengths and weaknesses: sort the percentile ranks, cut on both sides."""

from fractions import Fraction as F

from .reading import Refused, count, fields, listed, number
from .writing import text, with_places


def answer(case):
    fields(case, ("province", "indicators", "k", "strongRank"))
    rows = listed(case["indicators"])
    for row in rows:
        fields(row, ("id", "scores"))
        for one in listed(row["scores"]):
            fields(one, ("id", "score"))
            if one["score"] is not None:
                number(one["score"])
    k, strong_rank = count(case["k"]), case["strongRank"]
    if strong_rank is not None:
        count(strong_rank)
    if len({row["id"] for row in rows}) < len(rows):
        raise Refused("DUPLICATE_ID")
    if k == 0:
        raise Refused("COUNT_NOT_POSITIVE")
    found = []
    for row in rows:
        names = [one["id"] for one in row["scores"]]
        if len(set(names)) < len(names):
            raise Refused("DUPLICATE_ID")
        scores = {one["id"]: number(one["score"]) for one in row["scores"] if one["score"] is not None}
        own = scores.pop(case["province"], None)
        if own is None or not scores:
            continue
        order = sorted([*scores.values(), own], reverse=True)
        share = F(sum(own > other for other in scores.values()), len(scores))
        found.append((share, {"id": row["id"], "rank": order.index(own) + 1, "of": len(order), "percentile": str(share)}))
    shares = sorted(share for share, _ in found)
    ranked = {one["id"] for _, one in found}
    rest = [row["id"] for row in rows if row["id"] not in ranked]
    if len(shares) < k:
        return with_places({"status": "INSUFFICIENT_DATA", "strengths": [], "weaknesses": [], "strongFrom": None, "weakUpTo": None, "notRanked": rest}, ("strongFrom", "weakUpTo"), 4)
    high, low = shares[len(shares) - k], shares[k - 1]
    best = [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1]["rank"], pair[1]["id"]))]
    strong = [one for one in best if F(one["percentile"]) >= high or (strong_rank is not None and one["rank"] <= strong_rank)]
    weak = [one for one in reversed(best) if one not in strong and F(one["percentile"]) <= low]
    return with_places({"status": "OK", "strengths": strong, "weaknesses": weak, "strongFrom": text(high), "weakUpTo": text(low), "notRanked": rest}, ("strongFrom", "weakUpTo"), 4)
