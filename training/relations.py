"""Train the network that codes marked pairs: python -m training.relations --help.

`--folds 5` measures it by cross-validation; without it the network is trained on all sentences and written.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import BertModel

from onrecord.extract.relation import MARKS, ROOTS, RelationRoot, mark_pieces
from onrecord.model.text import Span
from training.encoders import base_encoder, load_encoder
from training.train import rate

BATCH = 16
TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence's pieces, its type's number, and its quad class."""

    ids: list[int]
    root: int
    quad: int


class Coder(nn.Module):
    """The encoder and a head on four states: of the first piece, of the two marks, and of all pieces in the mean."""

    def __init__(self, encoder: BertModel, marks: Sequence[int]) -> None:
        super().__init__()
        self.encoder = encoder
        encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.marks = marks
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(4 * encoder.config.hidden_size, len(ROOTS))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Score the types of a batch of sentences, padded with zeros."""
        mask = (ids != 0).float()
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        parts = [hidden[:, 0]]
        for chosen in ((ids == self.marks[0]).float(), (ids == self.marks[2]).float(), mask):
            total = (hidden * chosen.unsqueeze(-1)).sum(1)
            parts.append(total / chosen.sum(1, keepdim=True).clamp(min=1))
        return self.head(self.drop(torch.cat(parts, dim=1)))


def unmark(marked: str) -> tuple[str, Span | None, Span | None]:
    """Take the tags out of a marked sentence and give where they stood.

    >>> unmark("<s>Ann</s> met <t>Ben</t>.")
    ('Ann met Ben.', Span(start=0, end=3), Span(start=8, end=11))
    """
    text, places, last = "", {}, 0
    for tag in TAG.finditer(marked):
        text += marked[last : tag.start()]
        places.setdefault(tag.group(), len(text))
        last = tag.end()
    spans = [
        Span(places[f"<{name}>"], places[f"</{name}>"]) if f"<{name}>" in places and f"</{name}>" in places else None
        for name in "st"
    ]
    return text + marked[last:], spans[0], spans[1]


def read_examples(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read annotated sentences, one JSON object a line with `marked`, `root` and `quad`."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [make_example(row["marked"], row["root"], row["quad"], tokenizer) for row in rows]


def make_example(marked: str, root: str, quad: int, tokenizer: Tokenizer) -> Example:
    """Turn one marked sentence into pieces."""
    return Example(mark_pieces(tokenizer, *unmark(marked)), ROOTS.index(RelationRoot(root)), quad)


def pad(group: list[Example]) -> torch.Tensor:
    """Put sentences into one batch."""
    longest = max(len(each.ids) for each in group)
    return torch.tensor([[*each.ids, *[0] * (longest - len(each.ids))] for each in group])


def train(examples: list[Example], args: argparse.Namespace) -> Coder:
    """Train on examples."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    encoder, tokenizer = load_encoder(args.encoder)
    model = Coder(encoder, [tokenizer.token_to_id(mark) for mark in MARKS])
    learned = [each for each in encoder.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": learned, "lr": args.rate}, {"params": model.head.parameters(), "lr": 10 * args.rate}],
        weight_decay=0.01,
    )
    steps = args.epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step + 1, steps, max(1, steps // 10)))
    model.train()
    for _ in range(args.epochs):
        order = sorted(examples, key=lambda each: (len(each.ids) // 16, rng.random()))
        groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        rng.shuffle(groups)
        for group in groups:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(pad(group))
            wanted = torch.tensor([each.root for each in group])
            loss = F.cross_entropy(scores.float(), wanted, label_smoothing=0.1)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return model.eval()


def code(model: Coder, examples: list[Example]) -> list[int]:
    """Give the number of the best type of each example."""
    with torch.no_grad():
        return [int(model(torch.tensor([each.ids])).argmax()) for each in examples]


def macro_f1(wanted: Sequence[int], given: Sequence[int]) -> float:
    """Give the mean of the classes' F1, in per cent.

    >>> macro_f1([1, 1, 2], [1, 2, 2])
    66.66666666666667
    """
    each = []
    for label in set(wanted):
        right = sum(a == b == label for a, b in zip(wanted, given, strict=True))
        each.append(2 * right / (wanted.count(label) + given.count(label)) if right else 0.0)
    return 100 * sum(each) / len(each)


def fold_of(examples: list[Example], folds: int, rng: random.Random) -> list[int]:
    """Deal examples into folds, each type evenly."""
    fold = [0] * len(examples)
    for root in range(len(ROOTS)):
        places = [at for at, each in enumerate(examples) if each.root == root]
        rng.shuffle(places)
        for number, at in enumerate(places):
            fold[at] = (number + root) % folds
    return fold


def cross_validate(examples: list[Example], args: argparse.Namespace) -> None:
    """Print what is right when each fold is coded by a network that learned from the others."""
    fold = fold_of(examples, args.folds, random.Random(args.seed))
    given = [-1] * len(examples)
    for number in range(args.folds):
        model = train([e for e, f in zip(examples, fold, strict=True) if f != number], args)
        held = [at for at, f in enumerate(fold) if f == number]
        for at, root in zip(held, code(model, [examples[at] for at in held]), strict=True):
            given[at] = root
        part = macro_f1([examples[at].root for at in held], [given[at] for at in held])
        print(json.dumps({"fold": number, "root": round(part, 1)}), flush=True)
    roots, quads = [each.root for each in examples], [each.quad for each in examples]
    total = {"root": macro_f1(roots, given), "quad": macro_f1(quads, [ROOTS[each].quad for each in given])}
    print(json.dumps({name: round(value, 1) for name, value in total.items()}))
    for number, root in enumerate(ROOTS):
        found = [sum(a == b == number for a, b in zip(roots, given, strict=True)), roots.count(number)]
        print(json.dumps({"type": root.value, "right": found[0], "of": found[1], "given": given.count(number)}))


def export(model: Coder, path: Path) -> None:
    """Write the network with its weights in 8 bits, one scale a column."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (torch.randint(1000, 2000, (1, 40)),),
            whole,
            input_names=["ids"],
            output_names=["scores"],
            dynamic_axes={"ids": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    """Measure, or train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=base_encoder(), help="folder of the base encoder")
    parser.add_argument("--data", type=Path, required=True, help="annotated sentences, JSON Lines")
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation and write nothing")
    parser.add_argument("--out", type=Path, help="file for the network")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-4, help="learning rate of the encoder; the head's is 10 times")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    _, tokenizer = load_encoder(args.encoder)
    examples = read_examples(args.data, tokenizer)
    print(json.dumps({"sentences": len(examples)}), flush=True)
    if args.folds:
        cross_validate(examples, args)
    elif args.out:
        export(train(examples, args), args.out)


if __name__ == "__main__":
    main()
