package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator with weights [E, ...] and perhaps a bias [E], which a batch norm may follow.
 *
 * @param operator of ONNX, whose inputs are a value, the weights and the bias
 * @param input the value's name
 */
record WeightedLayer(
        String operator,
        String input,
        Parameter weight,
        Optional<Parameter> bias,
        List<AttributeProto> attributes) {

    /** What the operator is called. */
    String name(LayerWeights weights) {
        return weights.layer(weight) + "/" + operator;
    }

    /** What it is called with a batch norm in it. */
    String name(LayerWeights weights, FoldedNorm norm) {
        return folded(weights, norm) + "/" + operator;
    }

    /** Writes its weights; returns its inputs. */
    List<String> inputs(LayerWeights weights) {
        List<String> inputs = new ArrayList<>(List.of(input, weights.write(weight)));
        bias.ifPresent(b -> inputs.add(weights.write(b)));
        return inputs;
    }

    /** Writes its weights with a batch norm in them; returns its inputs. */
    List<String> inputs(LayerWeights weights, FoldedNorm norm) {
        String both = folded(weights, norm);
        Shape shape = weight.getArray().getShape();
        return List.of(
                input,
                weights.write(both + ".weight", () -> norm.weight(weight), shape),
                weights.write(both + ".bias", () -> norm.bias(bias), new Shape(shape.get(0))));
    }

    private String folded(LayerWeights weights, FoldedNorm norm) {
        return weights.layer(weight) + "+" + weights.layer(norm.scale());
    }
}
