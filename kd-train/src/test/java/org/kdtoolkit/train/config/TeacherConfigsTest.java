package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.teachers.network.BackboneConfig;
import org.kdtoolkit.teachers.network.OutputRole;
import org.kdtoolkit.teachers.network.TorchScriptConfig;

/** Teachers that are networks, as they stand in YAML. */
class TeacherConfigsTest {

    private final Registry registry =
            Registry.builder().addServices(TeacherConfigsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("net.pt"), "");
        Files.writeString(folder.resolve("student.safetensors"), "");
    }

    @Test
    void haveTheirDefaults() throws IOException {
        assertThat(settings("type: torchscript, path: net.pt"))
                .isEqualTo(
                        new TorchScriptConfig(
                                folder.resolve("net.pt"),
                                List.of(OutputRole.EMBEDDING, OutputRole.LOGITS),
                                64,
                                Optional.empty()));
        assertThat(settings("type: backbone, network: convnet, weights: student.safetensors"))
                .isEqualTo(
                        new BackboneConfig(
                                new NetworkSpec("convnet", new ConvNetConfig(List.of(32, 64, 128))),
                                folder.resolve("student.safetensors"),
                                Optional.empty(),
                                false,
                                64,
                                Optional.empty()));
    }

    @Test
    void takeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: torchscript, path: net.pt, outputs: [feature-map, logits],"
                                        + " batch-size: 8, cache: kept"))
                .isEqualTo(
                        new TorchScriptConfig(
                                folder.resolve("net.pt"),
                                List.of(OutputRole.FEATURE_MAP, OutputRole.LOGITS),
                                8,
                                Optional.of(folder.resolve("kept"))));
        assertThat(
                        settings(
                                "type: backbone, network: {type: convnet, widths: [4]}, weights:"
                                        + " student.safetensors, weights-prefix: state_dict.model,"
                                        + " feature-map: true, batch-size: 8,"
                                        + " cache: kept"))
                .isEqualTo(
                        new BackboneConfig(
                                new NetworkSpec("convnet", new ConvNetConfig(List.of(4))),
                                folder.resolve("student.safetensors"),
                                Optional.of("state_dict.model"),
                                true,
                                8,
                                Optional.of(folder.resolve("kept"))));
    }

    @Test
    void seeTheViewThatIsAskedFor() throws IOException {
        String network = "type: torchscript, path: net.pt";
        assertThat(teacher(network).view()).isEmpty();
        assertThat(teacher(network).asksForDrawnViews()).isFalse();
        for (TeacherView view : TeacherView.values()) {
            TeacherSpec spec = teacher(network + ", view: " + view.name().toLowerCase(Locale.ROOT));
            assertThat(spec.view()).contains(view);
            assertThat(spec.asksForDrawnViews()).isEqualTo(view != TeacherView.FIRST);
        }
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThatThrownBy(() -> settings("type: torchscript, path: none.pt, outputs: [embeding]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no file or folder " + folder.resolve("none.pt"))
                .hasMessageContaining("did you mean 'embedding'?");
        assertThatThrownBy(() -> settings("type: torchscript, path: net.pt, outputs: []"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("teacher.outputs: expected a list with at least one entry");
        assertThatThrownBy(
                        () ->
                                settings(
                                        "type: backbone, network: {type: convnet, width: [4]},"
                                                + " weights: student.safetensors"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("teacher.network.width: unknown key; did you mean 'widths'?");
    }

    /** The teacher's settings, once they were read, described, written and read again. */
    private Record settings(String teacher) throws IOException {
        return teacher(teacher).settings();
    }

    private TeacherSpec teacher(String teacher) throws IOException {
        String yaml =
                """
                name: small
                dataset: {type: synthetic}
                teacher: {modality: image, %s}
                student: {modality: image, type: convnet}
                methods: [none]
                output: out
                """
                        .formatted(teacher);
        ExperimentConfig config = load(yaml);
        String written = new ExperimentWriter().write(config);
        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(new ExperimentSchema(registry).json())
                                .validate(new YAMLMapper().readTree(written)))
                .isEmpty();
        assertThat(load(written)).isEqualTo(config);
        return config.teacher().orElseThrow();
    }

    private ExperimentConfig load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), yaml);
        return new ExperimentLoader(registry).load(file, List.of());
    }
}
