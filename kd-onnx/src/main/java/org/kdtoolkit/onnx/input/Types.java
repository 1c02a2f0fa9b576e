package org.kdtoolkit.onnx.input;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.kdtoolkit.onnx.graph.Attributes;

/** Types of tensors. */
final class Types {

    private Types() {}

    /** What the operator Cast is told. */
    static AttributeProto to(DataType type) {
        return Attributes.number("to", type.getNumber());
    }
}
