"""The tagger: a small encoder, cue tags on every piece, and for a cue what belongs to it."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel

LINK_WIDTH = 128
DISTANCES = 64
"""Buckets of the distance from a piece to its cue: single up to 24, doubling widths beyond, on either side."""


def bucket(distance: torch.Tensor) -> torch.Tensor:
    """Give the bucket of a signed distance in pieces."""
    size = distance.abs()
    coarse = 24 + (torch.log2(size.clamp(min=24).float() / 24) * 2).long().clamp(max=7)
    return torch.where(size < 24, size, coarse) + 32 * (distance < 0).long()


class Linker(nn.Module):
    """Tells for one cue which pieces are its content and its source."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.piece = nn.Linear(width, LINK_WIDTH)
        self.cue = nn.Linear(width, LINK_WIDTH)
        self.piece_gate = nn.Linear(width, LINK_WIDTH)
        self.cue_gate = nn.Linear(width, LINK_WIDTH)
        self.distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.label = nn.Linear(2 * LINK_WIDTH, 5)

    def forward(self, hidden: torch.Tensor, anchors: torch.Tensor) -> torch.Tensor:
        """Score labels: hidden (L, width) and anchors (K) give (K, L, 5)."""
        cues = hidden[anchors]
        offsets = torch.arange(hidden.shape[0]).unsqueeze(0) - anchors.unsqueeze(1)
        added = self.piece(hidden).unsqueeze(0) + self.cue(cues).unsqueeze(1) + self.distance(bucket(offsets))
        gated = self.piece_gate(hidden).unsqueeze(0) * self.cue_gate(cues).unsqueeze(1)
        return self.label(torch.cat([torch.tanh(added), torch.tanh(gated)], dim=-1))


class Tagger(nn.Module):
    """The encoder with its heads; `kind` scores content and source without regard to a cue, to help it learn."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.cue = nn.Linear(width, 3)
        self.kind = nn.Linear(width, 5)
        self.linker = Linker(width)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Give hidden states and cue scores for a batch."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden, self.cue(self.drop(hidden))
