"""Searches a gallery in plain PyTorch, as the yardstick for `kd retrieval` of the benchmarks.

    python retrieval.py --queries 2000 --gallery 20000

The work: embeddings scaled to length 1, cosines a block of queries at a time, each block sorted; recall at 1, 5 and 10 and
mAP over the whole ranking. The embeddings are those of the Java program, made before the time is taken. Prints one JSON line.
"""
import argparse, json, time
import numpy, torch

p = argparse.ArgumentParser()
p.add_argument("--queries", type=int, default=2000)
p.add_argument("--gallery", type=int, default=20000)
p.add_argument("--width", type=int, default=512)
p.add_argument("--classes", type=int, default=51)
p.add_argument("--block", type=int, default=128)
p.add_argument("--threads", type=int, default=0)
a = p.parse_args()
if a.threads:
    torch.set_num_threads(a.threads)


def noise(rows, seed):
    out = numpy.empty((rows, a.width), numpy.float32)
    for first in range(0, rows, 10000):
        n = min(10000, rows - first) * a.width
        z = numpy.arange(n, dtype=numpy.uint64) + numpy.uint64((seed << 48) + first * a.width)
        z = (z ^ z >> numpy.uint64(30)) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ z >> numpy.uint64(27)) * numpy.uint64(0x94D049BB133111EB)
        z ^= z >> numpy.uint64(31)
        out[first : first + 10000] = ((z >> numpy.uint64(40)).astype(numpy.float32) * numpy.float32(2**-23) - 1).reshape(-1, a.width)
    return out


def embeddings(size, seed):
    labels = numpy.arange(size) % a.classes
    rows, means = noise(size, seed), noise(a.classes, 0) * numpy.float32(0.15)
    for first in range(0, size, 10000):
        rows[first : first + 10000] += means[labels[first : first + 10000]]
    return torch.from_numpy(rows), torch.from_numpy(labels)


gallery, gallery_labels = embeddings(a.gallery, 1)
queries, query_labels = embeddings(a.queries, 2)
cpu, begun = time.process_time(), time.perf_counter()
with torch.inference_mode():
    gallery = torch.nn.functional.normalize(gallery)
    queries = torch.nn.functional.normalize(queries)
    ranks = torch.arange(1, a.gallery + 1, dtype=torch.float32)
    found, precision = {1: 0, 5: 0, 10: 0}, 0.0
    for first in range(0, a.queries, a.block):
        block = slice(first, first + a.block)
        order = (queries[block] @ gallery.T).argsort(dim=1, descending=True)
        hits = gallery_labels[order] == query_labels[block, None]
        for k in found:
            found[k] += hits[:, :k].any(1).sum().item()
        precisions = hits.cumsum(1) / ranks
        precision += ((precisions * hits).sum(1) / hits.sum(1).clamp(min=1)).double().sum().item()
figures = {"cpu_ms": (time.process_time() - cpu) * 1e3, "median_ms": (time.perf_counter() - begun) * 1e3}
figures |= {f"recall_{k}": n / a.queries for k, n in found.items()} | {"map": precision / a.queries}
print(json.dumps(figures))
