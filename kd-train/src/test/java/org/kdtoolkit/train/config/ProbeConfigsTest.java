package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.eval.FeatureScaling;
import org.kdtoolkit.eval.KnnConfig;
import org.kdtoolkit.eval.LinearProbeConfig;
import org.kdtoolkit.eval.SgdProbeConfig;
import org.kdtoolkit.eval.SvmConfig;
import org.kdtoolkit.eval.probe.Distance;

/** Probes, as they stand in YAML. */
class ProbeConfigsTest {

    private static final List<Double> COSTS = List.of(0.001, 0.01, 0.1, 1.0);

    private final Registry registry =
            Registry.builder().addServices(ProbeConfigsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @Test
    void haveTheirDefaults() throws IOException {
        assertThat(settings("linear-probe"))
                .isEqualTo(
                        new LinearProbeConfig(
                                Optional.empty(),
                                1,
                                FeatureScaling.STANDARDISE,
                                COSTS,
                                Optional.empty()));
        assertThat(settings("{type: linear-probe, sgd: {}}"))
                .isEqualTo(
                        new LinearProbeConfig(
                                Optional.empty(),
                                1,
                                FeatureScaling.STANDARDISE,
                                COSTS,
                                Optional.of(new SgdProbeConfig(50, 64, 0.1, 0, 0.9, 1e-4, false))));
        assertThat(settings("knn"))
                .isEqualTo(new KnnConfig(10, Distance.COSINE, Optional.empty(), 1));
        assertThat(settings("svm"))
                .isEqualTo(new SvmConfig(Optional.empty(), 1, FeatureScaling.STANDARDISE, COSTS));
    }

    @Test
    void takeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "{type: linear-probe, labels: 1000, seed: 5, scaling: unit-length,"
                                        + " costs: [1], sgd: {epochs: 3, batch-size: 12,"
                                        + " learning-rate: 0.5, warm-up-epochs: 1, momentum: 0.8,"
                                        + " weight-decay: 0.01, batch-norm: true}}"))
                .isEqualTo(
                        new LinearProbeConfig(
                                Optional.of(1000),
                                5,
                                FeatureScaling.UNIT_LENGTH,
                                List.of(1.0),
                                Optional.of(new SgdProbeConfig(3, 12, 0.5, 1, 0.8, 0.01, true))));
        assertThat(settings("{type: knn, k: 3, distance: euclidean, labels: 50, seed: 7}"))
                .isEqualTo(new KnnConfig(3, Distance.EUCLIDEAN, Optional.of(50), 7));
        assertThat(settings("{type: svm, labels: 50, seed: 7, scaling: none, costs: [0.5, 2]}"))
                .isEqualTo(
                        new SvmConfig(Optional.of(50), 7, FeatureScaling.NONE, List.of(0.5, 2.0)));
    }

    private Record settings(String task) throws IOException {
        String yaml =
                """
                name: small
                dataset: {type: synthetic}
                teacher: {modality: audio, type: tone-listener}
                student: {modality: image, type: convnet}
                methods: [none]
                evaluation: {tasks: [%s], select: last}
                output: out
                """
                        .formatted(task);
        ExperimentConfig config = load(yaml);
        assertThat(load(new ExperimentWriter().write(config))).isEqualTo(config);
        return config.evaluation().tasks().orElseThrow().get(0).settings();
    }

    private ExperimentConfig load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), yaml);
        return new ExperimentLoader(registry).load(file, List.of());
    }
}
