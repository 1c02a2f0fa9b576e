package org.kdtoolkit.train.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;

class HyperParametersTest {

    private static final String YAML =
            """
            name: small
            dataset: {type: synthetic}
            student: {modality: image, type: convnet}
            methods: [none]
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void ofTheTrainingOnlyWhatIsNotAsByDefault() throws IOException {
        assertThat(of(Map.of())).isEqualTo(Map.of("method", "none", "seed", 3.0));

        assertThat(
                        of(
                                Map.of(),
                                "training.optimizer={type: sgd, learning-rate: 0.5, nesterov: true,"
                                        + " momentum: 0.8}",
                                "training.epochs=7"))
                .containsEntry("training.epochs", 7.0)
                .containsEntry("training.optimizer.type", "sgd")
                .containsEntry("training.optimizer.learning-rate", 0.5)
                .containsEntry("training.optimizer.nesterov", true)
                .doesNotContainKeys("training.batch-size", "training.accumulate");
    }

    @Test
    void thePointsValuesStandUnderTheirKeys() throws IOException {
        Map<String, PointValue> point = new LinkedHashMap<>();
        point.put("training.epochs", PointValue.of(7));
        point.put("corruption.rate", PointValue.of(0.5));
        point.put("dataset.path", PointValue.of(TextNode.valueOf("list.csv")));
        point.put("training.deterministic", PointValue.of(BooleanNode.TRUE));

        assertThat(of(point, "training.epochs=7"))
                .isEqualTo(
                        Map.of(
                                "method",
                                "none",
                                "seed",
                                3.0,
                                "training.epochs",
                                7.0,
                                "corruption.rate",
                                0.5,
                                "dataset.path",
                                "list.csv",
                                "training.deterministic",
                                true));
    }

    private Map<String, Object> of(Map<String, PointValue> point, String... overrides)
            throws IOException {
        Registry registry =
                Registry.builder().addServices(HyperParametersTest.class.getClassLoader()).build();
        Path file = Files.writeString(folder.resolve("small.yaml"), YAML);
        ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of(overrides));
        return HyperParameters.of(config, registry, new TrackedPoint(point), "none", 3);
    }
}
