package org.kdtoolkit.onnx.teacher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Configurations of teachers. */
final class Configs {

    private Configs() {}

    static OnnxTeacherConfig of(Path file, Path cache) {
        return new OnnxTeacherConfig(file, Map.of(), Optional.empty(), 64, Optional.of(cache));
    }

    static OnnxTeacherConfig of(Path file, Path cache, Map<String, InputContent> inputs) {
        return new OnnxTeacherConfig(file, inputs, Optional.empty(), 64, Optional.of(cache));
    }

    static OnnxTeacherConfig of(Path file, Path cache, OutputNames outputs) {
        return new OnnxTeacherConfig(file, Map.of(), Optional.of(outputs), 64, Optional.of(cache));
    }

    static OutputNames outputs(String embedding, String logits, String featureMap) {
        return new OutputNames(
                Optional.ofNullable(embedding),
                Optional.ofNullable(logits),
                Optional.empty(),
                Optional.ofNullable(featureMap),
                Optional.empty());
    }
}
