"""Bring what a teacher told of uncoded texts nearer to our coding manual: python -m training.manual --help.

The teacher learned PolNeAR's ways. Our manual leaves a leading "that" out of a content and auxiliaries and adverbs out
of a cue, and takes what only names a topic for no statement; on uncoded texts the small tagger is to learn those ways.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path

import torch

from onrecord.tagger.decoding import CueLabel, LinkLabel
from training.data import Example
from training.encoders import base_encoder, load_encoder

BEFORE_CUES = frozenset(
    "also further furthermore has have had then later again still already separately moreover".split()
)
"""Words that begin a cue in PolNeAR and none in our readings; from the teacher's cues in 900 news articles."""
TOPICS = re.compile(
    r"(?:refer(?:s|red|ring)? to|comment(?:s|ed|ing)? on|discuss(?:ed|es|ing|ions?)?|addres(?:s|sed|ses|sing)"
    r"|react(?:s|ed|ing)? to|respon(?:d|ds|ded|ding)(?: to)?|(?:speak|talk)(?:s|ing|ed)? (?:about|on)"
    r"|(?:is|are|was|were) expected|(?:officially |also )?(?:known|called) as|officially called|asked about|known)$"
)
"""Cues that name a topic or a thing, by which nobody says anything; likewise."""


def adapt(window: Example, words: dict[int, str]) -> Example:
    """Give a window whose cues and contents begin as our manual has them, without cues that only name a topic."""
    cues, links = window.cues.float().clone(), window.links.float().clone()
    anchors: list[int] = []
    kept: list[int] = []
    for at, anchor in enumerate(window.anchors):
        start, end = _shorten(cues, anchor, [words[piece] for piece in window.ids])
        if TOPICS.search(" ".join(words[piece] for piece in window.ids[start:end]).replace(" ##", "")):
            cues[start:end] = torch.tensor([1.0, 0.0, 0.0])
            continue
        _leave_out_that(links[at], [words[piece] for piece in window.ids])
        anchors.append(start)
        kept.append(at)
    return replace(window, cues=cues.half(), anchors=tuple(anchors), links=links[kept].half())


def _shorten(cues: torch.Tensor, start: int, words: list[str]) -> tuple[int, int]:
    """Let a cue begin after its auxiliaries and adverbs; give where it begins and ends."""
    end = start + 1
    while end < len(words) - 1 and cues[end].argmax() == CueLabel.INSIDE:
        end += 1
    while start + 1 < end and words[start] in BEFORE_CUES:
        cues[start] = torch.tensor([1.0, 0.0, 0.0])
        start += 1
        cues[start, CueLabel.BEGIN] += cues[start, CueLabel.INSIDE]
        cues[start, CueLabel.INSIDE] = 0
    return start, end


def _leave_out_that(links: torch.Tensor, words: list[str]) -> None:
    """Let a content that begins with "that" begin after it."""
    labels = links.argmax(-1)
    for at in range(len(words) - 2):
        begins = labels[at] == LinkLabel.BEGIN_CONTENT and labels[at + 1] == LinkLabel.INSIDE_CONTENT
        if begins and words[at] == "that":
            links[at, LinkLabel.OUT] += links[at, LinkLabel.BEGIN_CONTENT] + links[at, LinkLabel.INSIDE_CONTENT]
            links[at, [LinkLabel.BEGIN_CONTENT, LinkLabel.INSIDE_CONTENT]] = 0
            links[at + 1, LinkLabel.BEGIN_CONTENT] += links[at + 1, LinkLabel.INSIDE_CONTENT]
            links[at + 1, LinkLabel.INSIDE_CONTENT] = 0


def main() -> None:
    """Read windows that training.teacher wrote of uncoded texts and write them adapted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taught", type=Path, nargs="+", required=True, help="windows that training.teacher wrote")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    _, tokenizer = load_encoder(base_encoder())
    words = {id: word for word, id in tokenizer.get_vocab().items()}
    windows = [adapt(each, words) for path in args.taught for each in torch.load(path, weights_only=False)]
    torch.save(windows, args.out)
    print(len(windows))


if __name__ == "__main__":
    main()
