package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.config.plugin.Registry;

class FittingTasksTest {

    private static final Registry REGISTRY =
            Registry.builder().addServices(FittingTasksTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @Test
    void recognisesAndRetrievesSamplesOfOneLabel() throws IOException {
        ExperimentConfig settled = settle("{}", false);

        assertThat(types(settled)).containsExactly("recognition", "retrieval");
        assertThat(settled.evaluation().select()).isEqualTo("validation/top1");
    }

    @Test
    void tagsSamplesOfSeveralLabels() throws IOException {
        ExperimentConfig settled = settle("{}", true);

        assertThat(types(settled)).containsExactly("tagging");
        assertThat(settled.evaluation().select()).isEqualTo("validation/tagging-map");
    }

    @Test
    void leavesWhatIsWritten() throws IOException {
        ExperimentConfig settled =
                settle("{tasks: [retrieval], select: validation/retrieval-top5}", false);

        assertThat(types(settled)).containsExactly("retrieval");
        assertThat(settled.evaluation().select()).isEqualTo("validation/retrieval-top5");
        assertThat(settle("{select: last}", true).evaluation().select()).isEqualTo("last");
    }

    @Test
    void selectsByTheForemostMetricOfTheTasksThatAreWritten() throws IOException {
        assertThat(settle("{tasks: [retrieval]}", true).evaluation().select())
                .isEqualTo("validation/retrieval-map");
    }

    @Test
    void refusesAMetricThatTheTasksForTheDataDoNotGive() {
        assertThatThrownBy(() -> settle("{select: validation/top1}", true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "evaluation.select: expected one of last, validation/tagging-auc,"
                                + " validation/tagging-dprime, validation/tagging-map, which the"
                                + " tasks for these data give, found 'validation/top1'");
    }

    @Test
    void settlesAnExperimentOnce() throws IOException {
        ExperimentConfig settled = settle("{}", false);

        assertThat(new FittingTasks(REGISTRY).of(settled, new Labelled(false))).isEqualTo(settled);
    }

    private static List<String> types(ExperimentConfig config) {
        return config.evaluation().tasks().orElseThrow().stream().map(TaskSpec::type).toList();
    }

    private ExperimentConfig settle(String evaluation, boolean multiLabel) throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        dataset: {type: synthetic}
                        student: {modality: image, type: convnet}
                        methods: [{name: none}]
                        evaluation: %s
                        output: out
                        """
                                .formatted(evaluation));
        ExperimentConfig config = new ExperimentLoader(REGISTRY).load(yaml, List.of());
        return new FittingTasks(REGISTRY).of(config, new Labelled(multiLabel));
    }

    private record Labelled(boolean multiLabel) implements Dataset {

        @Override
        public List<String> classes() {
            return Arrays.asList("loud", "quiet");
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of();
        }

        @Override
        public Samples samples(Subset subset) {
            throw new UnsupportedOperationException("no sample is looked at");
        }
    }
}
