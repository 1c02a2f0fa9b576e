package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.tensorboard.EarlierEvents;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

class TrialTrackingTest {

    private static final String TRACKED = "tracking=[tensorboard]";
    private static final String NOBODY_THERE =
            "tracking=[{type: mlflow, uri: \"http://127.0.0.1:9\"}]";

    @TempDir private Path folder;

    @Test
    void eachEpochOfATrialIsToldOnceThoughItWasInterrupted() throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder, TRACKED)) {
            assertThatThrownBy(() -> run(small, new Interruption(2), true))
                    .isInstanceOf(Interruption.Interrupted.class);
        }
        assertThat(events().steps()).containsOnlyKeys(1L, 2L);

        try (SmallExperiment small = new SmallExperiment(folder, TRACKED)) {
            run(small, new Interruption(-1), true);
        }

        assertThat(events().steps()).containsOnlyKeys(1L, 2L, 3L, 4L);
        assertThat(events().files()).hasSize(1);
    }

    @Test
    void aTrialIsWhatItWasWhetherItIsTrackedOrNot() throws IOException {
        TrialResult tracked;
        try (SmallExperiment small = new SmallExperiment(folder, TRACKED)) {
            tracked = run(small, new Interruption(-1), false);
        }
        assertThat(events().files()).hasSize(1);

        try (SmallExperiment small = new SmallExperiment(folder)) {
            assertThat(run(small, new Interruption(-1), false).metrics())
                    .isEqualTo(tracked.metrics());
        }
        assertThat(events().files()).as("a trial that begins anew").isEmpty();
    }

    @Test
    void aTrialThatWasBegunWithoutTrackersGoesOnWithThem() throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            assertThatThrownBy(() -> run(small, new Interruption(2), true))
                    .isInstanceOf(Interruption.Interrupted.class);
        }

        Interruption listener = new Interruption(-1);
        try (SmallExperiment small = new SmallExperiment(folder, TRACKED)) {
            run(small, listener, true);
        }

        assertThat(listener.notices()).isEmpty();
        assertThat(events().steps()).containsOnlyKeys(1L, 2L, 3L, 4L);
    }

    @Test
    void aServerThatIsNotThereIsWarnedOfOnceForAllTrials() {
        Interruption listener = new Interruption(-1);
        List<Map<?, ?>> metrics = new ArrayList<>();
        try (SmallExperiment small = new SmallExperiment(folder, NOBODY_THERE)) {
            TrialRunner runner = small.runner(listener);
            for (String method : List.of("none", "kd")) {
                TrialFolder own = new TrialFolder(folder.resolve(method));
                metrics.add(runner.run(small.method(method), 1, own, false).metrics());
            }
        }

        assertThat(metrics).hasSize(2).noneMatch(Map::isEmpty);
        assertThat(listener.notices())
                .singleElement()
                .asString()
                .startsWith("tracking by 'mlflow': no MLflow server answers at http://127.0.0.1:9")
                .endsWith("; the trial does not need it, and goes on");
    }

    @Test
    void withoutTrackersThereAreNoThreads() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            run(small, new Interruption(-1), false);
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("tracking-"));
    }

    private TrialResult run(SmallExperiment small, TrialListener listener, boolean resume) {
        TrialFolder trial = new TrialFolder(folder.resolve("kd"));
        return small.runner(listener).run(small.method("kd"), 1, trial, resume);
    }

    private EarlierEvents events() throws IOException {
        return EarlierEvents.in(folder.resolve("kd"));
    }
}
