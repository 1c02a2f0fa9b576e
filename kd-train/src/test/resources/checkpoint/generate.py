"""Writes a checkpoint as a training script of PyTorch leaves it, and what its network says.

published.pth holds a student (the backbone convnet of widths 6 and 12, for images with one channel
and 6 classes) wrapped by DataParallel below state_dict, a Modality Noise Filter of the same width
below audio_state_dict, an optimiser's state, and a live scheduler. expected.npz holds images and
the class scores that PyTorch computes for them.
"""
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn


class Student(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 6, 3, padding=1), nn.BatchNorm2d(6), nn.MaxPool2d(2), nn.ReLU(),
            nn.Conv2d(6, 12, 3, padding=1), nn.BatchNorm2d(12), nn.ReLU())
        self.head = nn.Linear(12, 6)

    def forward(self, images):
        return self.head(self.body(images).mean((2, 3)))


class Filter(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.gated_feature_composer = nn.Sequential(
            nn.Linear(2 * width, width // 2), nn.BatchNorm1d(width // 2), nn.ReLU(),
            nn.Linear(width // 2, width))
        self.attn = nn.MultiheadAttention(width, 2)
        self.trans_sv = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width))
        self.sv_cls_classifier = nn.Linear(width, classes)


def main(folder):
    torch.manual_seed(5)
    student = Student()
    optimizer = torch.optim.Adam(student.parameters())
    student(torch.randn(16, 1, 8, 8)).square().sum().backward()
    optimizer.step()
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3])
    student.eval()
    torch.save(
        {
            "epoch": 5,
            "state_dict": nn.DataParallel(student).state_dict(),
            "audio_state_dict": Filter(12, 6).state_dict(),
            "optimizer": optimizer.state_dict(),
            "scheduler": {"scheduler": scheduler},
        },
        folder / "published.pth")
    images = torch.rand(3, 1, 8, 8)
    with torch.no_grad():
        np.savez(folder / "expected.npz", images=images.numpy(), logits=student(images).numpy())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
