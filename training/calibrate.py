"""Fit the scale of confidence on attributions that were not trained on: python -m training.calibrate --help.

Prints the reliability table: for each tenth of confidence, how many findings there are and how many are right.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from onrecord.evaluate.alignment import CONTENT_F1, match
from onrecord.evaluate.gold import GoldDocument
from onrecord.evaluate.goldfile import read_gold
from onrecord.evaluate.tokens import leave_out_that, tokens_of
from onrecord.extract.direct import frame_quotes
from onrecord.extract.marked import find_marked
from onrecord.tagger.calibration import Calibration, log_odds
from onrecord.tagger.network import Tagger, load_tagger
from onrecord.text.analysis import Parse
from onrecord.text.segment import segment

FLOOR_CERTAINTY = 0.43
"""Certainty below which findings are dropped; on PolNeAR dev F1 varies by 0.3 from 0.34 to 0.46."""


def judge(gold: GoldDocument, tagger: Tagger) -> list[tuple[float, bool]]:
    """Give the certainty of each finding in a document, and whether it is right (content at word-F1 >= 0.8)."""
    text = gold.document.text
    cut = segment(text)
    found = find_marked(text, tagger.tag(text, cut), Parse((), ()), frame_quotes(text, cut))
    wanted = [leave_out_that(tokens_of(text, each.contents)) for each in gold.statements]
    given = [leave_out_that(tokens_of(text, each.contents)) for each in found]
    right = {j for _, j in match(wanted, given, CONTENT_F1)}
    return [(each.confidence, j in right) for j, each in enumerate(found)]


def fit(judged: list[tuple[float, bool]]) -> Calibration:
    """Fit bias and slope by logistic regression (Newton's method)."""
    inputs = np.array([[1.0, log_odds(certainty)] for certainty, _ in judged])
    right = np.array([float(each) for _, each in judged])
    weights = np.zeros(2)
    for _ in range(30):
        share = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (inputs * (share * (1 - share))[:, None])
        weights += np.linalg.solve(slope, inputs.T @ (right - share))
    scale = Calibration(round(float(weights[0]), 3), round(float(weights[1]), 3))
    return replace(scale, floor=round(scale.confidence(FLOOR_CERTAINTY), 3))


def main() -> None:
    """Fit and write the calibration of the weights that are in the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, nargs="+", required=True, help="attributions not trained on, JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    args = parser.parse_args()
    tagger = replace(load_tagger(), calibration=Calibration())
    judged = [each for gold in read_gold(args.dev) for each in judge(gold, tagger)]
    scale = fit(judged)
    args.out.write_text(json.dumps(asdict(scale)) + "\n", encoding="utf-8")
    print("confidence  findings  mean  right")
    for tenth in range(10):
        inside = [(scale.confidence(c), ok) for c, ok in judged if int(scale.confidence(c) * 10) == tenth]
        if inside:
            mean, right = np.mean(inside, axis=0)
            print(f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  {len(inside):12d}  {mean:.2f}  {right:.2f}")


if __name__ == "__main__":
    main()
