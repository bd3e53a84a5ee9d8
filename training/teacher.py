"""Let a trained large tagger tell what it sees, for a small one to learn: python -m training.teacher --help.

The small tagger learns probabilities instead of labels (Hinton, Vinyals and Dean 2015): those of the teacher, mixed
with what a person coded where a document is coded. Both read the same word pieces, so they see the same windows.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch

from onrecord.tagger.decoding import CUE_CONTINUES, CueLabel, best_labels, runs_of
from training.data import Example, make_examples, pad, read_attributions
from training.encoders import base_encoder, frame_of, load_encoder, unpack_large_encoder
from training.network import Tagger
from training.silver import read_plain, texts_of

SHARE = 0.6
"""How much of a coded window's target is the teacher's view; the rest is what was coded."""
BATCH = 16


def teach(teacher: Tagger, seen: list[Example], windows: list[Example], coded: bool) -> list[Example]:
    """Give the windows of the small tagger with the probabilities that the teacher gives to the same windows."""
    taught = []
    order = sorted(range(len(windows)), key=lambda at: len(windows[at].ids))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        for at, (hidden, cues) in zip(chosen, _read(teacher, [seen[at] for at in chosen]), strict=True):
            taught.append(_mix(teacher, windows[at], hidden, cues, SHARE if coded else 1.0))
    return taught


def _read(teacher: Tagger, group: list[Example]) -> Iterable[tuple[torch.Tensor, torch.Tensor]]:
    ids, mask = pad(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = teacher.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    for row, window in enumerate(group):
        states = hidden[row, : len(window.ids)].float()
        yield states, teacher.cue(states).log_softmax(-1)


def _mix(teacher: Tagger, window: Example, hidden: torch.Tensor, cues: torch.Tensor, share: float) -> Example:
    """Mix what was coded with what the teacher sees; where nothing was coded, its own cues are the anchors."""
    anchors = window.anchors
    if share == 1.0:
        runs = runs_of(best_labels(cues[1:-1].numpy(), CUE_CONTINUES), CueLabel.BEGIN, CueLabel.INSIDE)
        anchors = tuple(run.start + 1 for run in runs)
    links = teacher.linker(hidden, torch.tensor(anchors, dtype=torch.long)).softmax(-1)
    told = window.links.float() if share < 1.0 else links
    return replace(
        window,
        anchors=anchors,
        cues=(share * cues.exp() + (1 - share) * window.cues.float()).half(),
        links=(share * links + (1 - share) * told).half(),
    )


def main() -> None:
    """Read documents with the teacher and write windows for the small tagger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unpack", type=Path, help="join the encoder's packages into this folder, and do nothing else")
    parser.add_argument("--weights", type=Path, help="what training.train saved of the teacher")
    parser.add_argument("--encoder", type=Path, help="folder of the teacher's encoder")
    parser.add_argument("--coded", type=Path, nargs="*", default=[], help="attributions coded by people, JSON Lines")
    parser.add_argument("--plain", type=Path, nargs="*", default=[], help="documents that nobody coded")
    parser.add_argument("--first", type=int, default=0, help="number of the first document to take of a plain file")
    parser.add_argument("--limit", type=int, help="how many documents to take of a plain file")
    parser.add_argument("--skip-texts-of", type=Path, nargs="*", default=[], help="hand-coded readings to leave out")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    if args.unpack:
        print(unpack_large_encoder(args.unpack))
        return
    encoder, tokenizer = load_encoder(args.encoder)
    teacher = Tagger(encoder)
    teacher.load_state_dict(torch.load(args.weights))
    teacher.eval()
    _, small = load_encoder(base_encoder())
    skipped = texts_of(args.skip_texts_of)
    end = None if args.limit is None else args.first + args.limit
    plain = [{"text": each.text} for path in args.plain for each in islice(read_plain(path, skipped), args.first, end)]
    coded = [each for path in args.coded for each in read_attributions(path)]
    taught: list[Example] = []
    with torch.no_grad():
        for documents, of_people in ((coded, True), (plain, False)):
            seen, windows = (
                [each for d in documents for each in make_examples(d, cutter, frame_of(cutter)[:2])]
                for cutter in (tokenizer, small)
            )
            taught += teach(teacher, seen, windows, of_people)
    torch.save(taught, args.out)
    print(json.dumps({"windows": len(taught), "anchors": sum(len(each.anchors) for each in taught)}))


if __name__ == "__main__":
    main()
