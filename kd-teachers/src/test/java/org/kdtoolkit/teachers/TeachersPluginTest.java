package org.kdtoolkit.teachers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.teachers.network.BackboneConfig;
import org.kdtoolkit.teachers.network.OutputRole;
import org.kdtoolkit.teachers.network.TorchScriptConfig;
import org.kdtoolkit.teachers.stored.EmbeddingTeacherConfig;
import org.kdtoolkit.teachers.stored.PrecomputedConfig;
import org.kdtoolkit.testkit.PluginContract;

class TeachersPluginTest extends PluginContract {

    private static final Optional<Path> FOLDER = Optional.of(Path.of("folder"));

    @Override
    protected Plugin plugin() {
        return new TeachersPlugin();
    }

    @Test
    void knowsWhetherPrecomputedTeachersGiveLogits() {
        assertThat(provider("precomputed").givesLogits(precomputed(FOLDER))).contains(true);
        assertThat(provider("precomputed").givesLogits(precomputed(Optional.empty())))
                .contains(false);
    }

    @Test
    void knowsThatVectorsOfTheDataSetAreNoLogits() {
        assertThat(provider("embedding").givesLogits(new EmbeddingTeacherConfig())).contains(false);
    }

    @Test
    void knowsWhetherModelsGiveLogits() {
        assertThat(provider("torchscript").givesLogits(model(OutputRole.LOGITS))).contains(true);
        assertThat(provider("torchscript").givesLogits(model(OutputRole.EMBEDDING)))
                .contains(false);
    }

    @Test
    void knowsTheStagesOfTeachers() {
        PrecomputedConfig stored =
                new PrecomputedConfig(
                        FOLDER,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("layer2", Path.of("maps")));
        assertThat(provider("precomputed").stages(stored, network -> List.of("other")))
                .contains(List.of("layer2"));
        assertThat(provider("embedding").stages(new EmbeddingTeacherConfig(), n -> List.of("a")))
                .contains(List.of());
        BackboneConfig network =
                new BackboneConfig(
                        new NetworkSpec("convnet", new EmbeddingTeacherConfig()),
                        Path.of("weights"),
                        Optional.empty(),
                        false,
                        64,
                        Optional.empty());
        assertThat(provider("backbone").stages(network, spec -> List.of(spec.type(), "b")))
                .contains(List.of("convnet", "b"));
    }

    private TeacherProvider provider(String name) {
        return plugin().provider(Kind.TEACHER, name);
    }

    private static PrecomputedConfig precomputed(Optional<Path> logits) {
        return new PrecomputedConfig(FOLDER, logits, Optional.empty());
    }

    private static TorchScriptConfig model(OutputRole role) {
        return new TorchScriptConfig(Path.of("model.pt"), List.of(role), 64, Optional.empty());
    }
}
