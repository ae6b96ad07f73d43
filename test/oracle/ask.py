"""Prints generated inputs with the second opinion on each, one JSON object a line: {"id", "input", "expected"}.

Usage: python3 ask.py COUNT SEED
"""

import json
import sys

sys.dont_write_bytecode = True

from cases import generated
from second_opinion import opinion

count, seed = int(sys.argv[1]), int(sys.argv[2])
for formula, case in generated(count, seed):
    row = {"id": formula, "input": case, "expected": opinion(formula, case)}
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
