"""Trains a small student on made-up samples in plain PyTorch, as the yardstick for `step` of the benchmarks.

    python student_step.py --student mlp --method csc --steps 6000

The work: the perceptron (512-64-32) on 4,400 embeddings of 51 classes, or `--student convnet` on 1,000 grey pictures of
28x28 in 10 classes; a batch of 64 taken by its indices, forward, class loss, what the method adds (none, kd, csc, mnf+csc),
both sides' backward passes, an Adam each. As researchers' programs do, it looks at no gradient and at no loss. Prints one
JSON line: the milliseconds of the clock and of the processor a step, behind the first half of the steps.
"""
import argparse, json, statistics, time
import torch
from torch import nn
from torch.nn import functional as F

p = argparse.ArgumentParser()
p.add_argument("--student", default="mlp", choices=["mlp", "convnet"])
p.add_argument("--method", default="none", choices=["none", "kd", "csc", "mnf+csc"])
p.add_argument("--steps", type=int, default=6000)
p.add_argument("--threads", type=int, default=1)
a = p.parse_args()
torch.set_num_threads(a.threads)
torch.manual_seed(1)


class Student(nn.Module):
    def __init__(self, body, width, classes):
        super().__init__()
        self.body, self.head = body, nn.Linear(width, classes)

    def forward(self, x):
        tokens = self.body(x).flatten(2).transpose(1, 2) if x.dim() > 2 else self.body(x)[:, None]
        embedding = tokens.mean(1) if tokens.shape[1] > 1 else tokens[:, 0]
        return tokens, embedding, self.head(embedding)


class Filter(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(2 * width, width // 2), nn.BatchNorm1d(width // 2), nn.ReLU(), nn.Linear(width // 2, width))
        self.attention = nn.MultiheadAttention(width, 2, batch_first=True)
        self.joint = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.ReLU())
        self.head = nn.Linear(width, classes)

    def forward(self, teacher, tokens):
        selected = torch.sigmoid(self.gate(torch.cat([teacher, tokens.mean(1)], 1))) * teacher
        joint = self.joint(self.attention(selected[:, None], tokens, tokens)[0][:, 0])
        return self.head(joint), joint, selected


def perceptron():
    layers, width = [], 512
    for out in (64, 32):
        layers += [nn.Linear(width, out), nn.BatchNorm1d(out), nn.ReLU()]
        width = out
    return Student(nn.Sequential(*layers), width, 51), torch.randn(4400, 512), 512


def convnet():
    layers, width = [], 1
    for out in (32, 64, 128):
        layers += [nn.Conv2d(width, out, 3, padding=1), nn.BatchNorm2d(out), nn.ReLU()] + ([] if out == 128 else [nn.MaxPool2d(2)])
        width = out
    return Student(nn.Sequential(*layers), width, 10), torch.randn(1000, 1, 28, 28), 128


def contrast(student, target, same, temperature):
    cosines = F.normalize(student, dim=1) @ F.normalize(target, dim=1).T
    surprise = -torch.log(F.softmax(cosines / temperature, dim=1) + 1e-10)
    return ((surprise * same).sum(1) / same.sum(1)).mean()


student, x, teacher_width = perceptron() if a.student == "mlp" else convnet()
width, classes = student.head.in_features, student.head.out_features
y, embeddings, logits = torch.arange(len(x)) % classes, torch.randn(len(x), teacher_width), torch.randn(len(x), classes)
distiller = nn.ModuleList()
if "csc" in a.method and teacher_width != width:
    projection = nn.Linear(teacher_width, width)
    distiller.append(projection)
else:
    projection = nn.Identity()
if a.method == "mnf+csc":
    purify = Filter(width, classes)
    distiller.append(purify)
adam = torch.optim.Adam(student.parameters(), lr=3e-4, weight_decay=5e-4)
own = torch.optim.Adam(distiller.parameters(), lr=6e-5, weight_decay=5e-4) if len(distiller) else None


def step(b):
    tokens, embedding, scores = student(x[b])
    label, teacher = y[b], embeddings[b]
    loss = F.cross_entropy(scores, label)
    of_distiller = None
    if a.method == "kd":
        loss = loss + 16 * F.kl_div(F.log_softmax(scores / 4, 1), F.log_softmax(logits[b] / 4, 1), reduction="batchmean", log_target=True)
    if a.method == "csc":
        loss = loss + contrast(embedding, projection(teacher), (label[:, None] == label[None]).float(), 0.07)
    if a.method == "mnf+csc":
        teacher = projection(teacher)
        purified, joint, selected = purify(teacher, tokens)
        similarity = (F.normalize(embedding, dim=1) @ F.normalize(selected, dim=1).T).detach()
        loss = loss + contrast(embedding, joint, (label[:, None] == label[None]).float(), (similarity + 0.07).clamp(min=0.07))
        gate = purify.gate[3].weight
        triplet = F.relu(F.cosine_similarity(embedding, teacher) - F.cosine_similarity(embedding, selected) + 0.2).mean()
        of_distiller = F.cross_entropy(purified, label) + 0.001 * gate.abs().sum() / gate.shape[0] + triplet
    if own:
        own.zero_grad()
    if of_distiller is not None:
        of_distiller.backward(retain_graph=True)
    adam.zero_grad()
    loss.backward()
    adam.step()
    if own:
        own.step()


clock, busy, processor, done = [], [], 0.0, 0
while done < a.steps:
    for b in torch.randperm(len(x)).split(64):
        if done == a.steps // 2:
            processor = time.process_time()
        start, began = time.perf_counter(), time.thread_time()
        step(b)
        busy.append(1e3 * (time.thread_time() - began))
        clock.append(1e3 * (time.perf_counter() - start))
        done += 1
        if done == a.steps:
            break
half = a.steps // 2
processor = 1e3 * (time.process_time() - processor) / (done - half)
print(json.dumps({"median_ms": statistics.median(clock[half:]), "thread_ms": statistics.median(busy[half:]), "cpu_ms": processor}))
