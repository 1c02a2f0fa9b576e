"""Softmax regressions that plain PyTorch fits, from the same first weights, with full batches in a known number of steps.

The RMSprop is that of Keras 0.3, epsilon under the root: w -= rate * g / sqrt(v + epsilon)."""
import numpy as np, torch
torch.manual_seed(1)
x = torch.randn(30, 4) * torch.tensor([1.0, 3.0, 0.5, 1.0]) + torch.tensor([0.0, 1.0, 0.0, -2.0])
y = torch.randint(0, 3, (30,))
asked = torch.randn(5, 4)
w0, b0 = torch.randn(3, 4) * 0.3, torch.randn(3) * 0.3
out = {"x": x, "y": y.float(), "asked": asked, "w": w0, "b": b0}


class Keras(torch.optim.Optimizer):
    def __init__(self, params):
        super().__init__(params, {})

    @torch.no_grad()
    def step(self):
        for p in self.param_groups[0]["params"]:
            v = self.state[p].setdefault("v", torch.zeros_like(p))
            v.mul_(0.9).add_(0.1 * p.grad.square())
            p.sub_(0.01 * p.grad / torch.sqrt(v + 1e-6))


for name, make in {"sgd": lambda p: torch.optim.SGD(p, lr=0.1), "rmsprop": Keras}.items():
    layer = torch.nn.Linear(4, 3)
    with torch.no_grad():
        layer.weight.copy_(w0)
        layer.bias.copy_(b0)
    optimizer = make(layer.parameters())
    for _ in range(25):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(layer(x), y).backward()
        optimizer.step()
    out[name + "/w"], out[name + "/b"] = layer.weight.detach(), layer.bias.detach()
np.savez("softmax_regression.npz", **{k: v.numpy().astype("float32") for k, v in out.items()})
print(torch.__version__)
