package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.config.ClipConfig;
import org.kdtoolkit.train.step.ClassLoss;
import org.kdtoolkit.train.step.FiniteCheck;
import org.kdtoolkit.train.step.MethodLesson;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.StepLosses;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates;

/**
 * What a step would send to a GPU and fetch from it. DJL puts what goes to a device into memory
 * outside of the heap, which the JVM counts; PyTorch reads a number by {@code _local_scalar_dense},
 * which its own profiler shows.
 */
class DeviceTrafficTest {

    private static final long MOST_SMALL_UPLOADS = 10;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "kd", "mnf+csc"})
    void aStepSendsNothingBesideItsBatchAndReadsNothing(String method) throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder);
                MethodNetworks networks = networks(small, method)) {
            check(
                    small,
                    networks,
                    ClassLoss.plain(1),
                    Updates.plain(networks.learner().optimizer(), networks.distiller().optimizer()),
                    40);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "kd", "mnf+csc"})
    void norDoesAStepWithAllOptions(String method) throws IOException {
        String[] options = {
            "training.optimizer={type: adamw, learning-rate: 0.01, head-scale: 2,"
                    + " weight-decay: 0.1, decay-biases-and-norms: false}",
            "training.average={decay: 0.999}",
        };
        try (SmallExperiment small = new SmallExperiment(folder, options);
                MethodNetworks networks = networks(small, method);
                NDArray weights = small.manager().create(new float[] {1, 2, 0.5f})) {
            check(
                    small,
                    networks,
                    new ClassLoss(1, 0.1, Optional.of(weights)),
                    new Updates(
                            networks.optimizers(),
                            2,
                            Optional.of(new ClipConfig(Optional.of(1.0), Optional.of(0.5))),
                            networks.clips(),
                            networks.average().orElseThrow()::follow),
                    20);
        }
    }

    private static MethodNetworks networks(SmallExperiment small, String method) {
        return (MethodNetworks) small.networks().create(small.method(method), new Seed(1));
    }

    private void check(
            SmallExperiment small,
            MethodNetworks networks,
            ClassLoss classLoss,
            Updates updates,
            int batchSize)
            throws IOException {
        assumeThat(small.manager().getEngine().getEngineName()).isEqualTo("PyTorch");
        TrainingStep step =
                new TrainingStep(
                        new MethodLesson(networks.learner(), networks.distiller(), classLoss),
                        FiniteCheck.AFTERWARDS,
                        updates);
        List<StepLosses> losses = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        try (NDManager kept = small.manager().newSubManager()) {
            run(small, step, batchSize, losses, kept, sent);
            int warm = sent.size();
            Path trace = folder.resolve("trace.json");
            JniUtils.startProfile(false, false, false);
            run(small, step, batchSize, losses, kept, sent);
            JniUtils.stopProfile(trace.toString());

            assertThat(calls(trace))
                    .contains("aten::addmm")
                    .doesNotContain("aten::item", "aten::_local_scalar_dense");
            StepLosses.fetch(losses);
            assertThat(sent.subList(warm, sent.size()))
                    .hasSize(40 / batchSize)
                    .allMatch(uploads -> uploads < MOST_SMALL_UPLOADS);
        }
        assertThat(losses)
                .hasSize(2 * 40 / batchSize)
                .allSatisfy(each -> assertThat(each.values()).containsKey(TrainingStep.CLASS_LOSS));
    }

    private static void run(
            SmallExperiment small,
            TrainingStep step,
            int batchSize,
            List<StepLosses> losses,
            NDManager kept,
            List<Long> sent) {
        BatchPasses passes = small.passes().of(List.of("image"));
        passes.run(
                passes.loader(Subset.TRAIN, batchSize),
                Order.sequential(),
                Views.first(),
                batch -> {
                    long before = directBuffers();
                    StepLosses each =
                            step.run(batch, new Rates(1e-3, 2e-4), TrainingMoment.of(1, 1));
                    sent.add(directBuffers() - before);
                    each.attach(kept);
                    losses.add(each);
                });
    }

    private static long directBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    private static List<String> calls(Path trace) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode event : new ObjectMapper().readTree(trace.toFile())) {
            names.add(event.path("name").asText());
        }
        return names;
    }
}
