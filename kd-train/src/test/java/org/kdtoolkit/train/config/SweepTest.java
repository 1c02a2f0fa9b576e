package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.report.result.SweepPoint;

/** What an experiment becomes at the points of its sweep. */
class SweepTest {

    private static final Path FOLDER =
            Path.of("src/test/resources/config").toAbsolutePath().normalize();

    private static final String TEACHER =
            "teacher={modality: image, type: stored, embeddings: data}";

    private static final String METHODS =
            "methods=[none, {name: kd, objectives: [{type: kd, temperature: 4}]},"
                    + " {name: v1.5+x, objectives: [kd, csc]}]";

    @TempDir private Path elsewhere;
    private final ExperimentLoader loader = new ExperimentLoader(SampleProviders.registry());

    @Test
    void aPointIsTheExperimentWithTheValuesInTheFile() {
        ExperimentConfig sweep =
                load(
                        METHODS,
                        "sweep={methods.kd.objectives.0.temperature: [1, 4],"
                                + " methods.v1.5+x.objectives.1.threshold: [0.1],"
                                + " methods.none.class-weight: [0.5], training.epochs: [7]}");

        assertThat(sweep.points())
                .extracting(SweepPoint::folder)
                .containsExactly(
                        "temperature-1_threshold-0.1_class-weight-0.5_epochs-7",
                        "temperature-4_threshold-0.1_class-weight-0.5_epochs-7");
        assertThat(at(sweep, 0))
                .isEqualTo(
                        load(
                                METHODS,
                                "methods.1.objectives.0.temperature=1",
                                "methods.2.objectives.1.threshold=0.1",
                                "methods.0={name: none, class-weight: 0.5}",
                                "training.epochs=7"));
    }

    @Test
    void anAxisOfTypesReplacesWhatOtherTypesDoNotHave() {
        ExperimentConfig sweep =
                load(
                        "training.optimizer={type: adam, learning-rate: 0.5}",
                        "sweep={training.optimizer.type: [adam, sgd],"
                                + " training.optimizer.weight-decay: [0, 0.1]}");

        assertThat(sweep.points())
                .extracting(SweepPoint::folder)
                .containsExactly(
                        "optimizer-adam_weight-decay-0",
                        "optimizer-adam_weight-decay-0.1",
                        "optimizer-sgd_weight-decay-0",
                        "optimizer-sgd_weight-decay-0.1");
        assertThat(at(sweep, 3))
                .isEqualTo(
                        load(
                                "training.optimizer={type: sgd, learning-rate: 0.5, weight-decay:"
                                        + " 0.1}"));
    }

    @Test
    void valuesMayBeWholeDataSetsAndPathsBeginAtTheFile() {
        String twins = "{type: table, path: data/table.csv, modalities: {image: {column: image}}";
        ExperimentConfig sweep =
                load("sweep={dataset: [%s}, %s, limit: {train: 5}}]}".formatted(twins, twins));

        assertThat(sweep.points())
                .extracting(SweepPoint::folder)
                .containsExactly("dataset-table-data-table.csv", "dataset-table-data-table.csv-2");
        assertThat(at(sweep, 1)).isEqualTo(load("dataset=%s, limit: {train: 5}}".formatted(twins)));
        assertThat(sweep.points().get(1).text()).isEqualTo("dataset table data/table.csv 2");
    }

    @Test
    void textsStayAsTheyAreWritten() {
        ExperimentConfig sweep =
                load("sweep={dataset.modalities.image.column: [1.10, image, 1_0]}");

        assertThat(sweep.points())
                .extracting(SweepPoint::folder)
                .containsExactly("column-1.10", "column-image", "column-1_0");
        assertThat(at(sweep, 0)).isEqualTo(load("dataset.modalities.image.column=1.10"));
    }

    @Test
    void readsBackASweepWhereverItsFileIs() throws IOException {
        ExperimentConfig sweep =
                load(
                        METHODS,
                        "sweep={dataset.path: [data/table.csv], training.optimizer.type: [sgd],"
                                + " methods.kd.objectives.0.temperature: {integer: [1, 3]}}");
        Path absolute = elsewhere.resolve("absolute.yaml");
        Path moved = elsewhere.resolve("relative.yaml");
        Files.writeString(absolute, new ExperimentWriter().write(sweep));
        Files.writeString(moved, new ExperimentWriter().write(sweep, elsewhere));

        assertThat(loader.load(absolute, List.of())).isEqualTo(sweep);
        assertThat(loader.load(moved, List.of())).isEqualTo(sweep);
        assertThat(sweep.points()).hasSize(3);
    }

    @Test
    void countsCellsWithoutMakingThem() {
        assertThat(load("seeds=[1, 2]", "sweep={}").cells()).isEqualTo(2);
        ExperimentConfig many =
                load(
                        "seeds=[1, 2]",
                        "sweep={training.epochs: {integer: [1, 100000]}, training.batch-size:"
                            + " {integer: [2, 1001]}, training.accumulate: {integer: [1, 10]}}");
        assertThat(many.pointCount()).isEqualTo(1_000_000_000);
        assertThat(many.cells()).isEqualTo(2_000_000_000L);
        assertThat(many.firstPoint().text()).isEqualTo("epochs 1, batch-size 2, accumulate 1");

        ExperimentConfig more =
                load(
                        "sweep={training.epochs: {integer: [1, 2000000000]}, training.batch-size:"
                                + " {integer: [2, 65536]}, training.accumulate: {integer: [1,"
                                + " 2000000000]}, training.early-stopping.patience: {integer: [1,"
                                + " 2000000000]}}");
        assertThat(more.cells()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void findsValuesThatDoNotFitEachOther() {
        assertThatThrownBy(
                        () ->
                                load(
                                        "sweep={evaluation.select: [validation/top1, last],"
                                            + " training.schedule: [constant, {type: plateau}]}"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "sweep: with sweep.evaluation.select.1 and sweep.training.schedule.1"
                                + " together, 'training.schedule': follows the metric");
    }

    @Test
    void whatTheFileLacksIsSaidWithTheAxis() {
        assertThatThrownBy(
                        () ->
                                load(
                                        "dataset={type: table, modalities: {image: {column: i}}}",
                                        "sweep={dataset.path: [data/table.csv]}"))
                .hasMessageContaining(
                        "an axis varies it, but the file needs a value to start from");
    }

    @Test
    void oneKeyIsSetByAMethodsName() {
        assertThat(load(METHODS, "methods.kd.objectives.0.temperature=9"))
                .isEqualTo(load(METHODS, "methods.1.objectives.0.temperature=9"));
        assertThatThrownBy(() -> load("methods=[none, {name: '0'}]", "methods.0.class-weight=2"))
                .hasMessageContaining("'0' is the index of one entry and the name of another");
    }

    private static ExperimentConfig at(ExperimentConfig sweep, int point) {
        return sweep.at(sweep.points().get(point), sweep.output(), SampleProviders.registry());
    }

    private ExperimentConfig load(String... overrides) {
        List<String> all = new ArrayList<>(List.of(TEACHER));
        all.addAll(List.of(overrides));
        return loader.load(FOLDER.resolve("minimal.yaml"), all);
    }
}
