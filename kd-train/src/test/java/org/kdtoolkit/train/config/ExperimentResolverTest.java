package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.DeclaredMetric;

class ExperimentResolverTest {

    private static final Registry REGISTRY =
            Registry.builder()
                    .addServices(ExperimentResolverTest.class.getClassLoader())
                    .add(
                            task("errors", Metric.fraction("error-rate").lessIsBetter().headline()),
                            task(
                                    "times",
                                    Metric.seconds("first-answer"),
                                    Metric.seconds("any-answer")))
                    .build();

    @TempDir private Path folder;

    @Test
    void recognisesAndRetrievesSamplesOfOneLabel() throws IOException {
        ExperimentConfig settled = settle("{}", TargetKind.SINGLE_LABEL);

        assertThat(types(settled)).containsExactly("recognition", "retrieval");
        assertThat(settled.evaluation().select()).isEqualTo("validation/top1");
    }

    @Test
    void tagsSamplesOfSeveralLabels() throws IOException {
        ExperimentConfig settled = settle("{}", TargetKind.MULTI_LABEL);

        assertThat(types(settled)).containsExactly("tagging");
        assertThat(settled.evaluation().select()).isEqualTo("validation/tagging-map");
    }

    @Test
    void leavesWhatIsWritten() throws IOException {
        ExperimentConfig settled =
                settle(
                        "{tasks: [retrieval], select: validation/retrieval-top5}",
                        TargetKind.SINGLE_LABEL);

        assertThat(types(settled)).containsExactly("retrieval");
        assertThat(settled.evaluation().select()).isEqualTo("validation/retrieval-top5");
        assertThat(settle("{select: last}", TargetKind.MULTI_LABEL).evaluation().select())
                .isEqualTo("last");
    }

    @Test
    void selectsByTheForemostMetricOfTheTasksThatAreWritten() throws IOException {
        assertThat(settle("{tasks: [retrieval]}", TargetKind.MULTI_LABEL).evaluation().select())
                .isEqualTo("validation/retrieval-map");
    }

    @ParameterizedTest
    @CsvSource({
        "retrieval;recognition, top1",
        "retrieval;tagging, tagging-map",
        "tagging;recognition, top1",
        "errors;retrieval, retrieval-map",
        "times;errors, error-rate",
        "times, first-answer",
    })
    void takesTheFirstHeadlineAndTheToolkitsOwnTasksFirst(String tasks, String foremost)
            throws IOException {
        ExperimentConfig config =
                load("evaluation={tasks: [%s]}".formatted(tasks.replace(';', ',')));

        ResolvedExperiment resolved = resolve(config, TargetKind.SINGLE_LABEL);

        assertThat(resolved.primary().name()).isEqualTo(foremost);
        assertThat(resolved.config().evaluation().select()).isEqualTo("validation/" + foremost);
    }

    @Test
    void keepsWhatTasksSayOfTheirMetrics() throws IOException {
        ResolvedExperiment resolved = resolved("evaluation={tasks: [errors, times]}");

        assertThat(resolved.metrics())
                .extracting(DeclaredMetric::task, DeclaredMetric::metric)
                .containsExactly(
                        tuple("errors", Metric.fraction("error-rate").lessIsBetter().headline()),
                        tuple("times", Metric.seconds("first-answer")),
                        tuple("times", Metric.seconds("any-answer")));
    }

    @Test
    void refusesAMetricThatTheTasksForTheDataDoNotGive() {
        assertThatThrownBy(() -> settle("{select: validation/top1}", TargetKind.MULTI_LABEL))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "evaluation.select: expected one of last, validation,"
                                + " validation/tagging-auc, validation/tagging-dprime,"
                                + " validation/tagging-lwlrap, validation/tagging-map, which the"
                                + " tasks for these data give, found 'validation/top1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top1", "test/top1", "validation/"})
    void refusesWhatIsNoMetricOfTheValidationSamples(String select) {
        assertThatThrownBy(() -> settle("{select: %s}".formatted(select), TargetKind.SINGLE_LABEL))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "evaluation.select: expected one of last, validation, validation/ece, ")
                .hasMessageContaining(", found '%s'".formatted(select));
    }

    @Test
    void comparesMethodsByWhatSelectsElseByTheForemostMetric() throws IOException {
        assertThat(resolved("evaluation.select=validation/top5").primary().name())
                .isEqualTo("top5");
        assertThat(resolved("evaluation.select=last").primary().name()).isEqualTo("top1");
    }

    @Test
    void namesASingleTeacherAfterItsModality() throws IOException {
        ResolvedExperiment one =
                resolved(
                        "teacher={modality: audio, type: tone-listener}",
                        "corruption={type: drop, rate: 0.5}");

        assertThat(one.teachers()).extracting(ResolvedTeacher::name).containsExactly("audio");
        assertThat(one.teacher("audio").key()).isEqualTo("teacher");
        assertThat(one.teacher("audio").corruption()).isPresent();
    }

    @Test
    void corruptsTheTeacherThatIsNamedElseAll() throws IOException {
        String two =
                "teachers={b: {modality: audio, type: tone-listener},"
                        + " a: {modality: audio, type: tone-listener}}";
        ResolvedExperiment named = resolved(two, "corruption={type: drop, rate: 0.5, teacher: a}");
        ResolvedExperiment all = resolved(two, "corruption={type: drop, rate: 0.5}");

        assertThat(named.teachers())
                .extracting(ResolvedTeacher::key)
                .containsExactly("teachers.b", "teachers.a");
        assertThat(named.teacher("a").corruption()).isPresent();
        assertThat(named.teacher("b").corruption()).isEmpty();
        assertThat(all.teacher("b").corruption()).isPresent();
    }

    @Test
    void settlesAnExperimentOnce() throws IOException {
        ExperimentConfig settled = settle("{}", TargetKind.SINGLE_LABEL);

        assertThat(resolve(settled, TargetKind.SINGLE_LABEL).config()).isEqualTo(settled);
    }

    private static EvaluatorProvider task(String name, Metric... metrics) {
        return EvaluatorProvider.builder(name, Unset.class)
                .metrics(metrics)
                .build((config, context) -> (predictions, gallery) -> Map.of());
    }

    record Unset() {}

    private static List<String> types(ExperimentConfig config) {
        return config.evaluation().tasks().orElseThrow().stream().map(TaskSpec::type).toList();
    }

    private ExperimentConfig settle(String evaluation, TargetKind kind) throws IOException {
        return resolve(load("evaluation=" + evaluation), kind).config();
    }

    private ResolvedExperiment resolved(String... overrides) throws IOException {
        return resolve(load(overrides), TargetKind.SINGLE_LABEL);
    }

    private ExperimentConfig load(String... overrides) throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        dataset: {type: synthetic}
                        student: {modality: image, type: convnet}
                        methods: [{name: none}]
                        output: out
                        """);
        return new ExperimentLoader(REGISTRY).load(yaml, List.of(overrides));
    }

    private static ResolvedExperiment resolve(ExperimentConfig config, TargetKind kind) {
        return new ExperimentResolver(REGISTRY).resolve(config, new Labelled(kind));
    }

    private record Labelled(TargetKind targetKind) implements Dataset {

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
