package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.kdtoolkit.train.step.ClassLoss;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.TrainingStep;

class StepMemoryTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "kd", "mnf+csc", "crd", "crd-queue"})
    void leavesAsManyLiveArraysAsItFound(String method) {
        try (SmallExperiment small = new SmallExperiment(folder);
                MethodNetworks networks =
                        (MethodNetworks)
                                small.networks().create(small.method(method), new Seed(1))) {
            TrainingStep step =
                    new TrainingStep(networks.learner(), networks.distiller(), ClassLoss.plain(1));
            BatchPasses passes = small.passes().of(List.of("image"));
            long afterFirst = 0;
            for (int epoch = 1; epoch <= 40; epoch++) {
                passes.run(
                        passes.loader(Subset.TRAIN, 8),
                        Order.shuffled(1, epoch),
                        Views.drawn(epoch),
                        batch ->
                                step.run(batch, new Rates(1e-3, 2e-4), TrainingMoment.of(1, 1))
                                        .values());
                long live = small.arrays() + networks.manager().getManagedArrays().size();
                if (epoch == 1) {
                    afterFirst = live;
                }
                assertThat(live).as("after epoch %d", epoch).isEqualTo(afterFirst);
            }
        }
    }
}
