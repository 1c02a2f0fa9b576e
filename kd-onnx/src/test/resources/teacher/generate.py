"""Writes the ONNX files beside this script, with Python's onnx 1.23 and PyTorch 2.13:

    python generate.py

README.md says what each is.
"""

import pathlib

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
FLOAT = TensorProto.FLOAT


def value(name, *axes, kind=FLOAT):
    return helper.make_tensor_value_info(name, kind, axes)


def numbers(name, values, *shape):
    array = numpy.array(values, dtype=numpy.float32).reshape(shape)
    return numpy_helper.from_array(array, name)


def write(name, graph, form=8, operators=18, domain="", **saving):
    sets = [helper.make_opsetid("", operators)]
    if domain:
        sets.append(helper.make_opsetid(domain, 1))
    model = helper.make_model(graph, opset_imports=sets, ir_version=form)
    onnx.save(model, HERE / name, **saving)


def three():
    """The same as three.pt of kd-teachers: mean m over the picture, quarters q."""
    nodes = [
        helper.make_node("AveragePool", ["image"], ["q"], kernel_shape=[6, 6], strides=[6, 6]),
        helper.make_node("Conv", ["q", "twice"], ["feature_map"]),
        helper.make_node("GlobalAveragePool", ["q"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["m"]),
        helper.make_node("Gemm", ["m", "e", "one"], ["embedding"]),
        helper.make_node("MatMul", ["m", "l"], ["logits"]),
    ]
    weights = [
        numbers("twice", [1, 2], 2, 1, 1, 1),
        numbers("e", [1, 2, 0], 1, 3),
        numbers("one", [0, 0, 1], 3),
        numbers("l", [1, -1, 0], 1, 3),
    ]
    return helper.make_graph(
        nodes,
        "three",
        [value("image", "batch", 1, 12, 12)],
        [
            value("embedding", "batch", 3),
            value("logits", "batch", 3),
            value("feature_map", "batch", 2, 2, 2),
        ],
        weights,
    )


def linear(operator, domain=""):
    return helper.make_graph(
        [helper.make_node(operator, ["x", "w"], ["embedding"], domain=domain)],
        "linear",
        [value("x", "batch", 4)],
        [value("embedding", "batch", 3)],
        [numbers("w", range(12), 4, 3)],
    )


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(1, 2, 3, stride=3)
        self.fc = torch.nn.Linear(32, 3)

    def forward(self, image):
        return self.fc(torch.relu(self.conv(image)).flatten(1))


def exported():
    torch.manual_seed(7)
    network = Network().eval()
    torch.onnx.export(
        network,
        torch.zeros(1, 1, 12, 12),
        HERE / "torch.onnx",
        dynamo=False,
        opset_version=17,
        input_names=["pixel_values"],
        output_names=["output"],
        dynamic_axes={"pixel_values": {0: "batch"}, "output": {0: "batch"}},
    )
    model = onnx.load(HERE / "torch.onnx")
    for node in model.graph.node:
        node.doc_string = ""  # places on the disk of whoever made it
    onnx.save(model, HERE / "torch.onnx")
    picture = torch.arange(144, dtype=torch.float32).reshape(1, 1, 12, 12) / 143
    print("logits of a picture from 0 to 1:", network(picture).tolist())


write("three.onnx", three())
(HERE / "weights-beside.bin").unlink(missing_ok=True)
write("weights-beside.onnx", three(), save_as_external_data=True, location="weights-beside.bin", size_threshold=0)
write("newer-operators.onnx", linear("MatMul"), form=11, operators=24)
write("unknown-domain.onnx", linear("Foo", "com.acme"), domain="com.acme")
write("unknown-operator.onnx", linear("MatMull"))
exported()
