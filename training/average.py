"""Average the weights of several trainings from one start: python -m training.average --help.

Averaged, two trainings that began with the same weights do better than either alone (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(parts: list[tuple[Path, float]]) -> dict[str, torch.Tensor]:
    """Give the weighted sum of saved weights; what is no number with a point is taken from the first."""
    total: dict[str, torch.Tensor] = {}
    for path, share in parts:
        for name, values in torch.load(path).items():
            if not values.is_floating_point():
                total.setdefault(name, values)
            else:
                total[name] = total.get(name, torch.zeros_like(values)) + share * values
    return total


def main() -> None:
    """Read weights with their shares, and write their average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", nargs="+", metavar="PATH=SHARE", help="what training.train saved, as in a.pt=0.6")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    parts = [(Path(path), float(share)) for path, _, share in (each.rpartition("=") for each in args.weights)]
    torch.save(average(parts), args.out)


if __name__ == "__main__":
    main()
