"""Write a trained tagger as the files that the package ships: python -m training.export --help."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.encoders import base_encoder, load_encoder
from training.network import Tagger


class EncoderGraph(nn.Module):
    """The encoder and the cue head as one graph over one window."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the hidden states and the cue scores of a window."""
        hidden = self.tagger.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return hidden, self.tagger.cue(hidden)


def main() -> None:
    """Export the encoder in 8 bits and the linker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=base_encoder(), help="folder of the base encoder")
    parser.add_argument("--weights", type=Path, required=True, help="what the training saved")
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    args = parser.parse_args()
    encoder, _ = load_encoder(args.encoder)
    tagger = Tagger(encoder)
    tagger.load_state_dict(torch.load(args.weights))
    tagger.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    export_encoder(tagger, args.out / "encoder.onnx")
    export_linker(tagger, args.out / "linker.onnx")
    shutil.copyfile(args.encoder / "tokenizer.json", args.out / "tokenizer.json")


def export_encoder(tagger: Tagger, path: Path) -> None:
    """Write the encoder with its weights in 8 bits, one scale a column."""
    ids = torch.randint(1000, 2000, (1, 40))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            EncoderGraph(tagger),
            (ids,),
            whole,
            input_names=["ids"],
            output_names=["hidden", "cues"],
            dynamic_axes={"ids": {1: "pieces"}, "hidden": {1: "pieces"}, "cues": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def export_linker(tagger: Tagger, path: Path) -> None:
    """Write the linker as it is; it is small."""
    torch.onnx.export(
        tagger.linker,
        (torch.randn(40, tagger.cue.in_features), torch.tensor([3, 9])),
        path,
        input_names=["hidden", "anchors"],
        output_names=["links"],
        dynamic_axes={"hidden": {0: "pieces"}, "anchors": {0: "cues"}, "links": {0: "cues", 1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
