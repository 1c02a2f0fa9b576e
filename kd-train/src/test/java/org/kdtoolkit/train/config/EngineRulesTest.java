package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;

class EngineRulesTest {

    @TempDir private Path folder;

    @Test
    void refuseATrainingSchemeThatDoesNotRunOnTheEngine() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        engine: mxnet
                        dataset: {type: synthetic}
                        students:
                          image: {modality: image, type: convnet}
                          audio: {modality: audio, type: mlp}
                        methods:
                          - untrained
                          - {name: mas, type: xkd, video: {modality: image}}
                        evaluation: {tasks: [knn], select: last}
                        output: out
                        """);
        Registry registry =
                Registry.builder().addServices(EngineRulesTest.class.getClassLoader()).build();

        assertThatThrownBy(() -> new ExperimentLoader(registry).load(file, List.of()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(
                        file
                                + ":9:23: methods.1.type: the scheme 'xkd' does not run on MXNet;"
                                + " choose 'engine: pytorch', or another scheme (on MXNet:"
                                + " c2kd, untrained)");
    }

    @Test
    void refuseATeachersNetworkThatDoesNotRunOnTheEngine() throws IOException {
        Registry registry =
                Registry.builder()
                        .addServices(EngineRulesTest.class.getClassLoader())
                        .add(SampleProviders.recurrent())
                        .build();
        Files.writeString(folder.resolve("weights.pt"), "");
        Path file =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        engine: mxnet
                        dataset: {type: synthetic}
                        teacher:
                          {modality: audio, type: backbone, network: recurrent, weights: weights.pt}
                        student: {modality: image, type: convnet}
                        methods: [none]
                        output: out
                        """);

        assertThatThrownBy(() -> new ExperimentLoader(registry).load(file, List.of()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith(
                        file
                                + ":5:46: teacher.network.type: the backbone 'recurrent' does not"
                                + " run on MXNet; choose 'engine: pytorch', or another backbone"
                                + " (on MXNet: ");
    }
}
