package org.kdtoolkit.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.onnx.teacher.OnnxTeacherConfig;
import org.kdtoolkit.onnx.teacher.OutputNames;
import org.kdtoolkit.testkit.PluginContract;

class OnnxPluginTest extends PluginContract {

    private static final Path FILES = Path.of("src/test/resources/teacher");

    @Override
    protected Plugin plugin() {
        return new OnnxPlugin();
    }

    @Test
    void knowsWhetherFilesGiveLogits() {
        assertThat(logits("three.onnx", Optional.empty())).contains(true);
        assertThat(logits("unknown-operator.onnx", Optional.empty())).contains(false);
        assertThat(logits("torch.onnx", Optional.empty())).isEmpty();
        assertThat(logits("missing.onnx", Optional.empty())).isEmpty();
        assertThat(logits("three.onnx", Optional.of(outputs("embedding")))).contains(false);
    }

    private Optional<Boolean> logits(String file, Optional<OutputNames> outputs) {
        return plugin().provider(Kind.TEACHER, "onnx")
                .givesLogits(
                        new OnnxTeacherConfig(
                                FILES.resolve(file), Map.of(), outputs, 64, Optional.empty()));
    }

    private static OutputNames outputs(String embedding) {
        return new OutputNames(
                Optional.of(embedding),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
