package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.step.TrainingStep;

class StepMemoryTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "kd", "mnf+csc"})
    void leavesAsManyLiveArraysAsItFound(String method) {
        try (TrialBench small = new TrialBench(folder);
                NDManager manager = small.bench().manager().newSubManager();
                TrialNetworks contestants =
                        TrialNetworks.create(
                                small.bench(), small.method(method), new Seed(1), manager)) {
            TrainingStep step = new TrainingStep(contestants.learner(), contestants.distiller(), 1);
            BatchPasses passes =
                    new BatchPasses(
                            small.bench().dataset(),
                            small.bench().faults(),
                            List.of("image"),
                            1,
                            small.bench().manager());
            long afterFirst = 0;
            for (int epoch = 1; epoch <= 40; epoch++) {
                passes.run(
                        passes.loader(Subset.TRAIN, 8),
                        Order.shuffled(1, epoch),
                        Views.drawn(epoch),
                        batch -> step.run(batch, 1e-3, 2e-4, new TrainingMoment(1, 1)));
                long live = small.arrays() + manager.getManagedArrays().size();
                if (epoch == 1) {
                    afterFirst = live;
                }
                assertThat(live).as("after epoch %d", epoch).isEqualTo(afterFirst);
            }
        }
    }
}
