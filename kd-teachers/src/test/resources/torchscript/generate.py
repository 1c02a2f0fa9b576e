"""Writes the TorchScript models that TorchScriptProviderTest runs.

Every model takes images [B, 1, 12, 12]. Its weights are such that the outputs can be told by hand:
with m the mean of an image's pixels, the feature map's channels are (p, 2p) for each of its four
quarters with mean p, the embedding is (m, 2m, 1), and the logits are (m, -m, 0).
"""
import sys
import zipfile
from pathlib import Path

import torch
from torch import nn


class Quarters(nn.Module):
    """The outputs that are asked for, in their order."""

    def __init__(self):
        super().__init__()
        self.pool = nn.AvgPool2d(6)
        self.scale = nn.Conv2d(1, 2, 1, bias=False)
        self.drop = nn.Dropout(0.5)
        with torch.no_grad():
            self.scale.weight.copy_(torch.tensor([1.0, 2.0]).reshape(2, 1, 1, 1))

    def map(self, x: torch.Tensor) -> torch.Tensor:
        # dropout: in training mode half of the values would be zero, the others twice as large
        return self.drop(self.scale(self.pool(x)))

    def forward(self, x: torch.Tensor):
        map = self.map(x)
        mean = map.mean((2, 3))
        embedding = torch.cat([mean, torch.ones_like(mean[:, :1])], 1)
        m = mean[:, :1]
        logits = torch.cat([m, -m, torch.zeros_like(m)], 1)
        return embedding, logits, map


class Two(Quarters):
    def forward(self, x: torch.Tensor):
        map = self.map(x)
        mean = map.mean((2, 3))
        m = mean[:, :1]
        embedding = torch.cat([mean, torch.ones_like(m)], 1)
        return embedding, torch.cat([m, -m, torch.zeros_like(m)], 1)


class One(Quarters):
    def forward(self, x: torch.Tensor):
        m = self.map(x).mean((2, 3))[:, :1]
        return torch.cat([m, -m, torch.zeros_like(m)], 1)


class Broken(One):
    """NaN for the images whose mean is above 0.2."""

    def forward(self, x: torch.Tensor):
        m = self.map(x).mean((2, 3))[:, :1]
        m = torch.sqrt(0.2 - m)
        return torch.cat([m, -m, torch.zeros_like(m)], 1)


def save(model: nn.Module, file: Path) -> None:
    """Saves a model without its debug records, which name the folders of whoever made it."""
    whole = file.with_suffix(".whole")
    torch.jit.script(model).save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.namelist():
            if not entry.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.replace(whole.stem, file.stem)), source.read(entry))
    whole.unlink()


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    for name, model in {"three": Quarters(), "two": Two(), "one": One(), "broken": Broken()}.items():
        save(model, folder / f"{name}.pt")
