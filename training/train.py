"""Train the attribution tagger: python -m training.train --help."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import BertModel, MPNetModel

from onrecord.tagger.decoding import CueLabel, LinkLabel
from training.data import Example, make_examples, pad, read_attributions
from training.encoders import base_encoder, frame_of, load_encoder
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


def batches(windows: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Group windows of like length, in random order."""
    order = sorted(windows, key=lambda window: (len(window.ids) // 32, rng.random()))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def loss_of(model: Tagger, group: list[Example], rng: random.Random, mask_id: int) -> torch.Tensor:
    """Add up what the model gets wrong in a batch: cue tags, links of each cue, and kinds."""
    ids, mask = pad(group)
    hide = (torch.rand(ids.shape) < MASKED) & (mask == 1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, scores = model.encode(ids.masked_fill(hide, mask_id), mask)
    hidden, scores = hidden.float(), scores.float()
    cues, kinds, links, count = torch.zeros(()), torch.zeros(()), torch.zeros(()), 0
    for row, window in enumerate(group):
        size = len(window.ids)
        used = hidden[row, :size]
        cues = cues + window.weight * F.cross_entropy(scores[row, :size], window.cues.float(), reduction="sum")
        kind = kinds_of(window)
        kinds = kinds + window.weight * F.cross_entropy(model.kind(used), kind, reduction="sum")
        none = [rng.randrange(size) for _ in range(NEGATIVE_ANCHORS)]
        none = [at for at in none if window.cues[at, CueLabel.OUT] > 0.5]
        anchors = [*window.anchors, *none]
        if not anchors:
            continue
        nothing = torch.zeros(len(none), size, len(LinkLabel))
        nothing[:, :, LinkLabel.OUT] = 1
        out = model.linker(model.drop(used), torch.tensor(anchors))
        told = torch.cat([window.links.float(), nothing])
        links = links + window.weight * F.cross_entropy(out.flatten(0, 1), told.flatten(0, 1), reduction="sum")
        count += len(anchors)
    pieces = mask.sum()
    return CUE_WEIGHT * cues / pieces + KIND_WEIGHT * kinds / pieces + LINK_WEIGHT * links / max(1, count) / 40


def kinds_of(window: Example) -> torch.Tensor:
    """Give for each piece what it most likely is to any cue of the window."""
    kinds = torch.zeros(len(window.ids), dtype=torch.long)
    for labels in window.links.argmax(-1):
        kinds = torch.where(labels > 0, labels, kinds)
    return kinds


def rate(step: int, steps: int, warm: int) -> float:
    """Rise over the first steps, then fall linearly to nothing."""
    return min(step / warm, max(0.0, (steps - step) / max(1, steps - warm)))


def read_windows(args: argparse.Namespace, tokenizer: Tokenizer) -> list[Example]:
    """Make the windows to learn from: coded by people, found by the package, and told by a teacher."""
    frame = frame_of(tokenizer)[:2]
    windows = [w for path in args.train for d in read_attributions(path) for w in make_examples(d, tokenizer, frame)]
    for path in args.silver:
        for document in read_attributions(path):
            windows += make_examples(document, tokenizer, frame, args.silver_weight)
    for path in args.taught:
        windows += torch.load(path, weights_only=False)
    return windows


def freeze(encoder: BertModel | MPNetModel, layers: int) -> None:
    """Keep the embeddings and the lowest layers as they are; 4 of 12 frozen save a quarter of the time."""
    if layers:
        for part in (encoder.embeddings, *encoder.encoder.layer[:layers]):
            part.requires_grad_(False)


def main() -> None:
    """Train and save after every epoch."""
    args = parse_arguments()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    encoder, tokenizer = load_encoder(args.encoder, attention_probs_dropout_prob=0.0)
    freeze(encoder, args.frozen_layers)
    windows = read_windows(args, tokenizer)
    model = Tagger(encoder)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(args.average_decay), use_buffers=False)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    learned = [p for p in encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": learned, "lr": args.rate}, {"params": heads, "lr": 10 * args.rate}], weight_decay=0.01
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
            loss = loss_of(model, group, rng, frame_of(tokenizer)[2])
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


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=base_encoder(), help="folder of the base encoder")
    parser.add_argument("--train", type=Path, nargs="*", default=[], help="attributions coded by people, JSON Lines")
    parser.add_argument(
        "--silver", type=Path, nargs="*", default=[], help="attributions found by the package, likewise"
    )
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--taught", type=Path, nargs="*", default=[], help="windows that training.teacher wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="weights to go on from, as an earlier run saved them")
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder; the heads' is 10 times")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--average-decay", type=float, default=AVERAGE_DECAY)
    return parser.parse_args()


if __name__ == "__main__":
    main()
