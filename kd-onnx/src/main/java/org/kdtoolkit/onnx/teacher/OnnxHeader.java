package org.kdtoolkit.onnx.teacher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says of itself, without its weights.
 *
 * @param path the file
 * @param form the version of the file's form
 * @param operators the version of ONNX's own operators; 0 if it uses none
 * @param inputs what it is given, without the weights, which old files list as inputs
 * @param outputs what it gives
 * @param metadata texts beside the graph
 * @param weights files that hold its weights, relative to its folder; empty if it holds them itself
 */
record OnnxHeader(
        Path path,
        long form,
        long operators,
        List<DeclaredTensor> inputs,
        List<DeclaredTensor> outputs,
        Map<String, String> metadata,
        List<String> weights) {

    /** The same entered elsewhere. */
    OnnxHeader withInput(DeclaredTensor only) {
        return new OnnxHeader(path, form, operators, List.of(only), outputs, metadata, weights);
    }

    /** Where the weights are that stand in files of their own. */
    List<Path> weightFiles() {
        return weights.stream().map(path::resolveSibling).toList();
    }
}
