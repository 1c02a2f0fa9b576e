"""Weights of linear layers with two outputs after training, by PyTorch's layers, losses and gradients in float64.

focusing: torch.optim.SGD on all samples, CrossEntropyLoss + KLDivLoss(log_softmax(student), softmax(teacher)).
unifying: Keras 0.3's rmsprop, p -= lr * g / sqrt(a + eps) with a = rho * a + (1 - rho) * g^2, on shuffled batches.
"""
import json, warnings
import numpy as np, torch
from torch import nn
warnings.simplefilter("ignore")  # KLDivLoss warns of its default, the mean over samples and classes, which the script has
rng = np.random.default_rng(5)
N, D = 41, 6

def f32(a): return np.asarray(a, dtype=np.float32)
x = f32(rng.normal(size=(N, D))).round(4)
y = (x @ rng.normal(size=D) + 0.3 * rng.normal(size=N) > 0).astype(int)
teacher = f32(2 * rng.normal(size=(N, 2))).round(4)
start = f32(rng.uniform(-0.5, 0.5, size=(2, D))).round(4)
bias = f32(rng.uniform(-0.5, 0.5, size=2)).round(4)
X, Y, T = torch.tensor(x, dtype=torch.float64), torch.tensor(y), torch.tensor(teacher, dtype=torch.float64)

def layer(b):
    l = nn.Linear(D, 2).double()
    with torch.no_grad():
        l.weight.copy_(torch.tensor(start)); l.bias.copy_(torch.tensor(b))
    return l

def out(l):
    return {"weights": l.weight.detach().tolist(), "bias": l.bias.detach().tolist(),
            "probabilities": torch.softmax(l(X), 1)[:, 1].detach().tolist()}

def focusing(distilled, epochs=300):
    l = layer(bias); opt = torch.optim.SGD(l.parameters(), lr=0.1)
    for _ in range(epochs):
        opt.zero_grad(); o = l(X); loss = nn.CrossEntropyLoss()(o, Y)
        if distilled: loss = loss + nn.KLDivLoss()(torch.log_softmax(o, 1), torch.softmax(T, 1))
        loss.backward(); opt.step()
    return out(l)

orders = [rng.permutation(N).tolist() for _ in range(80)]
def unifying(distilled, batch=16, lr=0.001, rho=0.9, eps=1e-6):
    l = layer(np.zeros(2)); mean = [torch.zeros_like(p) for p in l.parameters()]
    hard = torch.nn.functional.one_hot(Y, 2).double()
    target = torch.softmax(T, 1) if distilled else hard
    for order in orders:
        for i in range(0, N, batch):
            at = order[i:i + batch]; l.zero_grad()
            (-(target[at] * torch.log_softmax(l(X[at]), 1)).sum(1).mean()).backward()
            with torch.no_grad():
                for p, a in zip(l.parameters(), mean):
                    a.mul_(rho).add_((1 - rho) * p.grad ** 2); p.sub_(lr * p.grad / torch.sqrt(a + eps))
    return out(l)

json.dump({"torch": torch.__version__, "x": x.astype(float).round(4).tolist(), "labels": y.tolist(), "teacher": teacher.astype(float).round(4).tolist(),
           "start": start.astype(float).round(4).tolist(), "bias": bias.astype(float).round(4).tolist(), "epochs": 300, "batch": 16, "orders": orders,
           "focusing": {"plain": focusing(False), "distilled": focusing(True)},
           "unifying": {"plain": unifying(False), "distilled": unifying(True)}}, open("learners.json", "w"))
