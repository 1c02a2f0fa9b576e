"""Names pictures by a convnet student in plain PyTorch, as the yardstick for `kd predict`.

    python predict.py --student student.safetensors --pictures FOLDER --batch 32

The work: 320 grey PNG files are decoded by Pillow, scaled to 0..1, forward, softmax, the best class. Prints one JSON line:
the processor's milliseconds a picture, the median of the rounds behind the first half, and the sum of the best scores.
"""
import argparse, json, pathlib, statistics, time
import numpy, torch
from PIL import Image
from safetensors import safe_open
from torch import nn

p = argparse.ArgumentParser()
p.add_argument("--student", required=True)
p.add_argument("--pictures", required=True)
p.add_argument("--batch", type=int, default=1)
p.add_argument("--rounds", type=int, default=20)
p.add_argument("--threads", type=int, default=1)
a = p.parse_args()
torch.set_num_threads(a.threads)
torch.backends.nnpack.set_flags(False)  # where the processor lacks what it needs, it warns at every call

with safe_open(a.student, "pt") as f:
    description = json.loads(f.metadata()["student"])
    state = {name: f.get_tensor(name) for name in f.keys()}
widths, channels = description["network"]["widths"], description["input"]["shape"][0]


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        body, width = [], channels
        for layer, out in enumerate(widths):
            last = layer == len(widths) - 1
            body += [nn.Conv2d(width, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU()]
            body += [] if last else [nn.MaxPool2d(2)]
            width = out
        self.body = nn.Sequential(*body)
        self.head = nn.Linear(width, len(description["classes"]))

    def forward(self, x):
        return self.head(self.body(x).mean((2, 3)))


network = ConvNet()
network.load_state_dict(state)
network.eval()


def ask(files):
    pictures = numpy.stack([numpy.asarray(Image.open(file).convert("L")) for file in files])
    x = torch.from_numpy(pictures).unsqueeze(1).float().div_(255)
    return network(x).softmax(1).max(1).values.double().sum().item()


files = sorted(pathlib.Path(a.pictures).glob("*.png"))[:320]
millis = []
with torch.inference_mode():
    for _ in range(a.rounds):
        start = time.process_time()
        total = sum(ask(files[i : i + a.batch]) for i in range(0, len(files), a.batch))
        millis.append((time.process_time() - start) * 1e3 / len(files))
print(json.dumps({"median_ms": statistics.median(millis[a.rounds // 2 :]), "sum_of_scores": total}))
