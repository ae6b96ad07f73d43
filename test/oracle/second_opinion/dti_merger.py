"""DTI of a merged province: plain mean of each main index over the provinces before."""

from .dti import FRAMES, main_values, of, read_shapes
from .reading import Refused, choice, fields, listed

CITATION = "Công bố DTI 2024: trung bình cộng các chỉ số chính của các tỉnh trước sáp nhập"


def answer(case):
    fields(case, ("generation", "provinces"), ("maxPoints", "pillarMethod"))
    generation = choice(case["generation"], FRAMES)
    for province in listed(case["provinces"]):
        fields(province, ("id", "mainIndices"))
    fill = {key: case[key] for key in ("maxPoints", "pillarMethod") if key in case}
    before = [{**fill, "mainIndices": province["mainIndices"]} for province in case["provinces"]]
    for each in before:
        read_shapes(each)
    read_shapes(fill)
    if len({province["id"] for province in case["provinces"]}) < len(before):
        raise Refused("DUPLICATE_ID", CITATION)
    if not before:
        raise Refused("NO_PROVINCE", CITATION)
    all_values = [main_values(generation, each) for each in before]
    means = {}
    for name in all_values[0]:
        values = [each[name][0] for each in all_values]
        missing = list(dict.fromkeys(what for each in all_values for what in each[name][2]))
        mean = None if None in values else sum(values) / len(values)
        means[name] = (mean, all_values[0][name][1], missing)
    return of(generation, fill, means)
