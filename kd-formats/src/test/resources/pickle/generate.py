"""Writes the files beside this one with PyTorch 2 and NumPy: python generate.py

Weights stand beside everything else that training scripts keep, in each protocol of pickle and in both
forms of torch.save; and tensors of every kind that can be saved.
"""

import collections
import copyreg
import datetime
import decimal
import pathlib
import pickle
import zipfile
import warnings

import numpy
import torch

warnings.filterwarnings("ignore")
torch.manual_seed(1)


class Settings:
    """An object with attributes."""

    def __init__(self):
        self.rate = 0.1


class Keywords:
    """An object that is made with keyword arguments."""

    def __new__(cls, *, size):
        return super().__new__(cls)

    def __getnewargs_ex__(self):
        return (), {"size": 3}


class Named(dict):
    """A dictionary of a class of its own."""


class Marked(torch.Tensor):
    """A tensor of a class of its own."""


Point = collections.namedtuple("Point", "x y")
copyreg.add_extension("__main__", "Settings", 7)
copyreg.add_extension("__main__", "Keywords", 300)
copyreg.add_extension("__main__", "Point", 70000)


def weights():
    return collections.OrderedDict(
        [("conv.weight", torch.arange(6.0).reshape(2, 3)), ("conv.bias", torch.tensor([0.5, -0.5]))]
    )


def beside(protocol):
    """What no network needs; older protocols lack some of it."""
    shared = ["twice"]
    itself = {"epoch": 3}
    itself["self"] = itself
    things = {
        "numbers": [0, 1, -1, 255, 256, 65535, 65536, -(2**31), 2**31, 2**63, -(2**63), 2**100, 2**3000, -(2**3000)],
        "floats": [0.5, float("inf"), float("nan"), 1e300],
        "truth": [True, False, None, ...],
        "texts": ["", "a", "\u00e9\u4e2d\U0001f600 \\ \n'\"", "long " * 100],
        "bytes": [b"", b"\x00\xff", b"b" * 300, bytearray(b"array"), bytearray(b"b" * 300)],
        "sets": [set(), {1, 2}, frozenset({3}), frozenset()],
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
        "twice": [shared, shared],
        "itself": itself,
        "numpy": [numpy.float32(0.5), numpy.int64(3), numpy.arange(5), numpy.ones((2, 3)), numpy.array(["a", None], object)],
        "random": [numpy.random.RandomState(1).get_state(), numpy.random.default_rng(1)],
        "python": [1 + 2j, decimal.Decimal("0.1"), datetime.datetime(2024, 1, 2), pathlib.PurePosixPath("a/b"), range(3), slice(1, 2)],
        "collections": [collections.deque([1, 2]), collections.Counter("aab"), collections.defaultdict(list, {"a": [1]})],
        "classes": [Settings, Keywords, Point, dict, len],
        "objects": [Settings(), Point(1, 2)] + ([Keywords(size=3)] if protocol > 1 else []),
        0: "a number's name",
        (1, 2): "a pair's name",
        None: "no name",
    }
    return things


def checkpoint(protocol):
    return {
        "before": beside(protocol),
        "state_dict": weights(),
        "named": Named(weights()),
        "default": collections.defaultdict(list, weights()),
        "after": {"epoch": 3},
    }


def tensors():
    base = torch.arange(24.0).reshape(4, 6)
    attributes = torch.nn.Parameter(torch.tensor([1.0, 2.0]))
    attributes.wanted = "by somebody"
    view = torch.arange(4.0)
    view.note = {"tensors": "too"}
    return {
        "plain": torch.tensor([[1.0, 2.0], [3.0, 4.0]]),
        "transposed": base.t(),
        "part": base[1:3, 2:5],
        "every second": base[::2, ::3],
        "row": base[2],
        "expanded": torch.tensor([[1.0], [2.0]]).expand(2, 3),
        "expanded one": torch.tensor(7.0).expand(2, 2),
        "number": torch.tensor(3.0),
        "empty": torch.zeros(0, 3),
        "parameter": torch.nn.Parameter(torch.tensor([5.0])),
        "parameter with attributes": attributes,
        "tensor with attributes": view,
        "of a class": torch.tensor([8.0, 9.0]).as_subclass(Marked),
        "parameter of a class": torch.nn.Parameter(torch.tensor([8.0, 9.0]).as_subclass(Marked)),
        "bfloat16": torch.tensor([1.5, -2.0], dtype=torch.bfloat16),
        "half": torch.tensor([1.5, -2.0], dtype=torch.float16),
        "bool": torch.tensor([True, False]),
        "int": torch.tensor([-3, 70000], dtype=torch.int32),
        "odd.complex": torch.tensor([1 + 2j]),
        "odd.complex128": torch.tensor([1 + 2j], dtype=torch.complex128),
        "odd.negative": torch.tensor([1 + 2j]).conj().imag,
        "odd.sparse": torch.eye(3).to_sparse(),
        "odd.sparse rows": torch.eye(3).to_sparse_csr(),
        "odd.quantised": torch.quantize_per_tensor(torch.tensor([0.5, 1.0]), 0.1, 3, torch.quint8),
        "odd.quantised by channel": torch.quantize_per_channel(
            torch.ones(2, 3), torch.tensor([0.1, 0.2]), torch.tensor([0, 1]), 0, torch.qint8
        ),
        "odd.without values": torch.empty(2, 5, device="meta"),
    }


def new_types():
    """They have no storage class."""
    return {
        "odd.float8": torch.tensor([1.0, 2.0]).to(torch.float8_e4m3fn),
        "odd.uint16": torch.tensor([1, 2], dtype=torch.uint16),
        "odd.uint64": torch.tensor([[1, 2]], dtype=torch.uint64),
    }


for protocol in range(1, 6):
    torch.save(checkpoint(protocol), f"protocol-{protocol}.pth", pickle_protocol=protocol)
for protocol in (1, 2, 5):
    with open(f"legacy-{protocol}.pth", "wb") as file:
        torch.save(checkpoint(protocol), file, pickle_protocol=protocol, _use_new_zipfile_serialization=False)
for protocol in range(6):
    pathlib.Path(f"beside-{protocol}.pkl").write_bytes(pickle.dumps(beside(protocol), protocol))
pathlib.Path("buffers.pkl").write_bytes(
    pickle.dumps(
        {"array": numpy.arange(4), "constant": pickle.PickleBuffer(b"bytes")}, 5, buffer_callback=lambda buffer: False
    )
)
with zipfile.ZipFile("protocol-4.pth") as saved:
    with zipfile.ZipFile("packed-anew.pth", "w", zipfile.ZIP_DEFLATED) as packed:
        for name in saved.namelist():
            with packed.open(name.split("/", 1)[1], "w", force_zip64=True) as entry:
                entry.write(saved.read(name))
torch.save(tensors() | new_types(), "tensors.pth")
torch.save(tensors() | new_types(), "tensors-legacy.pth", _use_new_zipfile_serialization=False)
torch.save({"history": [(step, 0.5) for step in range(3)], "model": torch.nn.Linear(2, 2)}, "module.pth")
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), "program.pth")
