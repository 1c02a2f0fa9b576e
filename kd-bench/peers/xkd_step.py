"""Times the training step of XKD in plain PyTorch, as the yardstick for ours.

    python xkd_step.py --steps 10 --threads 2

The work, one step: masked autoencoders of video (32 x 112 x 112, cuboids of 4 x 16 x 16, 392 tokens) and sound (80 x 448,
patches of 4 x 16, 560 tokens), one local view of each, averaged teachers that see the local views, refinement of their
patch tokens, alignment, distillation, AdamW, clipping of each gradient, averaging. Prints one JSON line: the median
milliseconds of a step, the processor's time, and the greatest memory.
"""
import argparse, copy, json, resource, statistics, time
import torch
from torch import nn
from torch.nn import functional as F

p = argparse.ArgumentParser()
p.add_argument("--steps", type=int, default=10)
p.add_argument("--threads", type=int, default=2)
p.add_argument("--batch", type=int, default=4)
p.add_argument("--width", type=int, default=192)
p.add_argument("--depth", type=int, default=12)
p.add_argument("--heads", type=int, default=3)
a = p.parse_args()
torch.set_num_threads(a.threads)
torch.manual_seed(0)


class Block(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.qkv, self.proj = nn.Linear(d, 3 * d, bias=False), nn.Linear(d, d)
        self.mlp = nn.Sequential(nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))

    def forward(self, x, attention=False):
        b, n, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).reshape(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if attention:
            w = (q @ k.transpose(-2, -1) * (d // self.heads) ** -0.5).softmax(-1)
            y = w @ v
        else:
            w, y = None, F.scaled_dot_product_attention(q, k, v)
        x = x + self.proj(y.transpose(1, 2).reshape(b, n, d))
        x = x + self.mlp(self.norm2(x))
        return (x, w) if attention else x


class Encoder(nn.Module):
    def __init__(self, grid, patch, channels):
        super().__init__()
        self.grid, self.patch, self.channels = grid, patch, channels
        size = channels
        for side in patch:
            size *= side
        tokens = 1
        for side in grid:
            tokens *= side
        d = a.width
        self.embed = nn.Linear(size, d)
        self.positions = nn.Parameter(0.02 * torch.randn(1, tokens + 1, d))
        self.token = nn.Parameter(0.02 * torch.randn(1, 1, d))
        self.blocks = nn.ModuleList(Block(d, a.heads) for _ in range(a.depth))
        self.norm = nn.LayerNorm(d)

    def patches(self, x):
        b, c = x.shape[:2]
        sides = [n // s for n, s in zip(x.shape[2:], self.patch)]
        shape = [b, c]
        for n, s in zip(sides, self.patch):
            shape += [n, s]
        k = len(sides)
        x = x.reshape(shape).permute(0, *range(2, 2 + 2 * k, 2), *range(3, 3 + 2 * k, 2), 1)
        return x.reshape(b, -1, self.embed.in_features), sides

    def tokens(self, x):
        x, sides = self.patches(x)
        pos = self.positions[:, 1:]
        if sides != list(self.grid):
            d = pos.shape[-1]
            mode = "trilinear" if len(sides) == 3 else "bicubic"
            pos = F.interpolate(pos.reshape(1, *self.grid, d).movedim(-1, 1), size=sides, mode=mode)
            pos = pos.flatten(2).transpose(1, 2)
        return self.embed(x) + pos

    def encode(self, x, attention=False):
        x = torch.cat([(self.token + self.positions[:, :1]).expand(len(x), -1, -1), x], 1)
        for block in self.blocks[:-1]:
            x = block(x)
        if attention:
            x, w = self.blocks[-1](x, True)
            return self.norm(x), w
        return self.norm(self.blocks[-1](x))


class Decoder(nn.Module):
    def __init__(self, encoder, ratio, d=384, depth=4, heads=12):
        super().__init__()
        self.ratio = ratio
        n = encoder.positions.shape[1]
        self.mid = nn.Linear(a.width, d)
        self.mask = nn.Parameter(0.02 * torch.randn(1, 1, d))
        self.positions = nn.Parameter(0.02 * torch.randn(1, n, d))
        self.blocks = nn.ModuleList(Block(d, heads) for _ in range(depth))
        self.out = nn.Linear(d, encoder.embed.in_features)

    def forward(self, encoder, x):
        target, _ = encoder.patches(x)
        tokens = encoder.tokens(x)
        b, n, d = tokens.shape
        keep = round(n * (1 - self.ratio))
        order = torch.rand(b, n).argsort(1)
        back = order.argsort(1)
        kept = tokens.gather(1, order[:, :keep, None].expand(-1, -1, d))
        latent = encoder.encode(kept)
        y = self.mid(latent)
        rest = torch.cat([y[:, 1:], self.mask.expand(b, n - keep, -1)], 1)
        rest = rest.gather(1, back[:, :, None].expand(-1, -1, y.shape[-1]))
        y = torch.cat([y[:, :1], rest], 1) + self.positions
        for block in self.blocks:
            y = block(y)
        y = self.out(y)[:, 1:]
        var, mean = torch.var_mean(target, -1, keepdim=True)
        loss = ((y - (target - mean) / (var + 1e-6).sqrt()) ** 2).mean(-1)
        mask = (back >= keep).float()
        return (loss * mask).sum() / mask.sum(), latent


class Head(nn.Module):
    def __init__(self, d, hidden=2048, bottleneck=256, out=8192):
        super().__init__()
        norm = nn.LayerNorm(hidden)
        self.mlp = nn.Sequential(nn.Linear(d, hidden), norm, nn.GELU(), nn.Linear(hidden, hidden), norm, nn.GELU(),
                                 nn.Linear(hidden, bottleneck))
        self.last = nn.Parameter(torch.randn(out, bottleneck))

    def forward(self, x):
        x = F.linear(F.normalize(self.mlp(x), dim=-1), F.normalize(self.last, dim=-1))
        return F.layer_norm(x, x.shape[-1:])


class Network(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.backbone, self.head = encoder, Head(a.width)


def mmd(x, y):
    def kernel(u, v):
        d = (u.pow(2).sum(1)[:, None] + v.pow(2).sum(1)[None] - 2 * u @ v.T).clamp(min=1e-30)
        return sum(torch.exp(-g * d) for g in (1e-3, 1e-2, 1e-1, 1, 10, 100, 1000)).mean()
    return kernel(x, x) + kernel(y, y) - 2 * kernel(x, y)


def refined(tokens, attention):
    """Rescales tokens [B, N, D] by an attention [B, H, N], keeping their energy."""
    w = attention.mean(1)[:, :, None]
    weighed = tokens * w
    energy = tokens.mean(1).norm(dim=-1), weighed.mean(1).norm(dim=-1)
    return (energy[0] / energy[1]).sqrt()[:, None, None] * weighed


video = Network(Encoder((8, 7, 7), (4, 16, 16), 3))
audio = Network(Encoder((20, 28), (4, 16), 1))
decoders = nn.ModuleList([Decoder(video.backbone, 0.85), Decoder(audio.backbone, 0.8)])
video_teacher, audio_teacher = (copy.deepcopy(n).requires_grad_(False) for n in (video, audio))
centres = [torch.zeros(1, 8192), torch.zeros(1, 8192)]
named = [*video.named_parameters("v"), *audio.named_parameters("a"), *decoders.named_parameters("d")]
optimizer = torch.optim.AdamW(
    [{"params": [w for n, w in named if w.ndim > 1 and not n.endswith(".bias")], "weight_decay": 0.3},
     {"params": [w for n, w in named if w.ndim == 1 or n.endswith(".bias")], "weight_decay": 0.0}],
    1e-4, betas=(0.9, 0.95))


def latent(network, x):
    return network.head(network.backbone.encode(network.backbone.tokens(x))[:, 1:].mean(1))


def step():
    b = a.batch
    clips, local_clips = torch.randn(b, 3, 32, 112, 112), torch.randn(b, 3, 8, 96, 96)
    specs, local_specs = torch.randn(b, 1, 80, 448), torch.randn(b, 1, 80, 112)
    with torch.no_grad():
        v, v_attention = video_teacher.backbone.encode(video_teacher.backbone.tokens(local_clips), True)
        s, s_attention = audio_teacher.backbone.encode(audio_teacher.backbone.tokens(local_specs), True)
        v_class, s_class = v_attention[:, :, 0, 1:], s_attention[:, :, 0, 1:]
        cross = s_class[:, :, :, None] * v_class[:, :, None, :]
        v_cross = cross.mean(2) / v_class.mean(-1, keepdim=True)
        s_cross = cross.mean(3) / s_class.mean(-1, keepdim=True)
        vt = video_teacher.head(refined(v[:, 1:], v_cross).mean(1))
        st = audio_teacher.head(refined(s[:, 1:], s_cross).mean(1))
    v_loss, v_latent = decoders[0](video.backbone, clips)
    s_loss, s_latent = decoders[1](audio.backbone, specs)
    vs = torch.cat([video.head(v_latent[:, 1:].mean(1)), latent(video, local_clips)])
    ss = torch.cat([audio.head(s_latent[:, 1:].mean(1)), latent(audio, local_specs)])
    align = (mmd(ss, vs) + mmd(vt, st)) / 2
    kd = 0
    for students, teacher, i, temperature in ((ss, vt, 0, 0.1), (vs, st, 1, 0.07)):
        q = ((teacher - centres[i]) / temperature).softmax(-1)
        kd = kd + sum(-(q * F.log_softmax(c / 0.1, -1)).sum(-1).mean() for c in students.chunk(2)) / 4
        centres[i] = 0.9 * centres[i] + 0.1 * teacher.mean(0, keepdim=True)
    loss = (align + kd + 5 * (v_loss + s_loss) / 2) / 7
    optimizer.zero_grad()
    loss.backward()
    for network in (video, audio):
        for w in network.parameters():
            if w.grad is not None:
                factor = 0.3 / (w.grad.norm() + 1e-6)
                if factor < 1:
                    w.grad.mul_(factor)
    optimizer.step()
    with torch.no_grad():
        for student, teacher in ((video, video_teacher), (audio, audio_teacher)):
            for w, t in zip(student.parameters(), teacher.parameters()):
                t.mul_(0.997).add_(w, alpha=0.003)


times, cpu = [], []
for i in range(a.steps + 2):
    begun, worked = time.perf_counter(), time.process_time()
    step()
    if i >= 2:
        times.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - worked))
print(json.dumps({"median_ms": statistics.median(times), "cpu_ms": statistics.median(cpu),
                  "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
