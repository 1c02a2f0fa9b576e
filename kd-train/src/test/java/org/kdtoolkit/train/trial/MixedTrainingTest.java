package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

class MixedTrainingTest {

    private static final String[] ALL = {
        "methods=[none]",
        "training.epochs=2",
        "training.class-weights={type: listed, weights: [1, 2, 0.5]}",
        "training.label-smoothing=0.1",
        "training.mixup={}",
        "training.cutmix={}"
    };

    @TempDir Path folder;

    @Test
    void givesTheSameResultTwiceAndSaysWhatWasDone() {
        TrialResult.Done once = run("a");
        TrialResult.Done again = run("b");

        assertThat(again.metrics()).isEqualTo(once.metrics());
        assertThat(losses("b")).isEqualTo(losses("a"));
        assertThat(once.notes())
                .contains(
                        "a share of 0.1 of each label is spread",
                        "the class loss weighs classes: disc 1.000, frame 2.000, triangle"
                                + " 0.5000",
                        "cutmix pastes into 0.5 of the batches (alpha 1.0)",
                        "mixup blends 1.0 of the other batches (alpha 0.2)");
    }

    @Test
    void leavesNoArraysBehind() {
        try (SmallExperiment small = new SmallExperiment(folder, ALL)) {
            int before = small.arrays();
            run(small, "a");
            assertThat(small.arrays()).isEqualTo(before);
        }
    }

    @Test
    void refusesATeacherThatIsNotShownTheMixedSamples() {
        assertThatThrownBy(
                        () ->
                                new SmallExperiment(
                                        folder,
                                        "methods=[none, {name: kd, objectives: [kd]}]",
                                        "training.mixup={}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        folder.resolve("small.yaml")
                                + ":6:10: teacher: the teacher 'audio' speaks of samples as they"
                                + " are, but 'training.mixup' shows the student mixed ones; distil"
                                + " from a network of the student's modality with 'view: same',"
                                + " leave out the methods that ask the teacher, or remove the"
                                + " key");
    }

    @Test
    void goesOnAsIfNeverInterrupted() {
        try (SmallExperiment small = new SmallExperiment(folder, ALL)) {
            TrialResult.Done whole = run(small, "whole");
            assertThatThrownBy(() -> run(small, "cut", new Ending(1), false))
                    .isInstanceOf(IllegalStateException.class);

            TrialResult.Done resumed = (TrialResult.Done) run(small, "cut", new Ending(-1), true);

            assertThat(resumed.metrics()).isEqualTo(whole.metrics());
            assertThat(losses("cut")).isEqualTo(losses("whole"));
        }
    }

    private TrialResult.Done run(String name) {
        try (SmallExperiment small = new SmallExperiment(folder, ALL)) {
            return run(small, name);
        }
    }

    private TrialResult.Done run(SmallExperiment small, String name) {
        return (TrialResult.Done) run(small, name, new Ending(-1), false);
    }

    private TrialResult run(
            SmallExperiment small, String name, TrialListener listener, boolean resume) {
        TrialFolder own = new TrialFolder(folder.resolve(name));
        return small.runner(listener).run(small.method("none"), 1, own, resume);
    }

    private List<Map<String, Double>> losses(String name) {
        return new TrialFolder(folder.resolve(name))
                .epochs().stream().map(EpochRecord::losses).toList();
    }

    /** Ends a trial after an epoch. */
    private record Ending(int after) implements TrialListener {

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {
            if (epoch.epoch() == after) {
                throw new IllegalStateException("ended");
            }
        }

        @Override
        public void finished(TrialResult result) {}
    }
}
