package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.models.MlpConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.testkit.Closeness;

class BatchNormStatisticsTest {

    private static final int FEATURES = 5;

    private NDManager manager;
    private Backbone network;

    @BeforeEach
    void createNetwork() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(11);
        network =
                new ModelsPlugin()
                        .provider(Kind.BACKBONE, "mlp")
                        .create(
                                new MlpConfig(List.of(4), 0),
                                BackboneContext.of(new Shape(FEATURES), 3, manager));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void areBehindAnActionWhatTheyWereBeforeIt() {
        BatchNormStatistics statistics = new BatchNormStatistics(network);
        List<NDArray> batches = batches(16, 8);
        reEstimate(batches.subList(0, 1));
        float[] before = running("mean").toFloatArray();

        float[] within =
                statistics.keptAround(
                        () -> {
                            statistics.reEstimate(passes(batches), manager);
                            return running("mean").toFloatArray();
                        },
                        manager);

        assertThat(within).isNotEqualTo(before);
        assertThat(running("mean").toFloatArray()).containsExactly(before);
    }

    @Test
    void averagesTheBatchesStatisticsByTheirSamples() {
        // MXNet's running variance takes in the biased variance
        int bias = manager.getEngine().getEngineName().equals("MXNet") ? 0 : 1;
        List<NDArray> batches = batches(16, 8);
        NDArray mean = manager.zeros(new Shape(4));
        NDArray variance = manager.zeros(new Shape(4));
        for (NDArray batch : batches) {
            long size = batch.getShape().get(0);
            NDArray hidden = hidden(batch);
            NDArray mu = hidden.mean(new int[] {0});
            NDArray squares = hidden.sub(mu).square().sum(new int[] {0}).div(size - bias);
            mean = mean.add(mu.mul(size / 24.0));
            variance = variance.add(squares.mul(size / 24.0));
        }
        reEstimate(batches);
        new Closeness(1e-4, 1e-5).check("mean", running("mean"), mean);
        new Closeness(1e-4, 1e-5).check("variance", running("var"), variance);
    }

    @Test
    void passesOverABatchOfOneSampleAsTrainingDoes() {
        List<NDArray> batches = batches(16, 8, 1);
        reEstimate(batches.subList(0, 2));
        float[] without = running("var").toFloatArray();
        reEstimate(batches);
        assertThat(running("var").toFloatArray()).containsExactly(without);
        reEstimate(batches.subList(2, 3));
        assertThat(running("var").toFloatArray()).containsExactly(without);
    }

    @Test
    void doesNotDependOnWhatTheStatisticsWere() {
        List<NDArray> batches = batches(16, 8);
        reEstimate(batches);
        NDArray once = running("var").duplicate();
        reEstimate(batches);
        new Closeness(1e-5, 1e-6).check("variance", running("var"), once);
    }

    @Test
    void doesNotDependOnWhatTheWeightsWereBefore() {
        List<NDArray> batches = batches(16, 8);
        BatchNormStatistics sinceLong = new BatchNormStatistics(network);
        sinceLong.reEstimate(passes(batches), manager);
        NDArray weight = network.state().entries().get("body.0.weight").getArray();
        StateDict.overwrite(weight, weight.mul(37.3f));

        sinceLong.reEstimate(passes(batches), manager);
        float[] mean = running("mean").toFloatArray();
        float[] variance = running("var").toFloatArray();
        new BatchNormStatistics(network).reEstimate(passes(batches), manager);

        assertThat(running("mean").toFloatArray()).containsExactly(mean);
        assertThat(running("var").toFloatArray()).containsExactly(variance);
    }

    @Test
    void dropsTheSameEachTime() {
        network =
                new ModelsPlugin()
                        .provider(Kind.BACKBONE, "mlp")
                        .create(
                                new MlpConfig(List.of(4, 4), 0.5),
                                BackboneContext.of(new Shape(FEATURES), 3, manager));
        List<NDArray> batches = batches(16, 8);
        NDArray second =
                network.state().entries().entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("running_var"))
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .getValue()
                        .getArray();
        reEstimate(batches);
        float[] once = second.toFloatArray();

        reEstimate(batches);

        assertThat(second.toFloatArray()).containsExactly(once);
    }

    @Test
    void isExactWhereStatisticsAreLarge() {
        NDArray batch = batches(24).get(0).mul(1000);
        int bias = manager.getEngine().getEngineName().equals("MXNet") ? 0 : 1;
        NDArray hidden = hidden(batch);
        NDArray mu = hidden.mean(new int[] {0});

        reEstimate(List.of(batch));

        new Closeness(1e-5, 1e-3)
                .check(
                        "variance",
                        running("var"),
                        hidden.sub(mu).square().sum(new int[] {0}).div(24 - bias));
    }

    @Test
    void changesNoWeightAndLeavesNoArrays() {
        List<NDArray> batches = batches(16, 8);
        Map<String, NDArray> before = new LinkedHashMap<>();
        network.state()
                .entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                before.put(name, parameter.getArray().duplicate());
                            }
                        });
        int arrays = manager.getManagedArrays().size();
        reEstimate(batches);
        assertThat(manager.getManagedArrays()).hasSize(arrays);
        before.forEach(
                (name, value) ->
                        assertThat(
                                        network.state()
                                                .entries()
                                                .get(name)
                                                .getArray()
                                                .contentEquals(value))
                                .as(name)
                                .isTrue());
    }

    private void reEstimate(List<NDArray> batches) {
        new BatchNormStatistics(network).reEstimate(passes(batches), manager);
    }

    private Consumer<Consumer<NDArray>> passes(List<NDArray> batches) {
        return action -> {
            for (NDArray batch : batches) {
                try (NDManager step = manager.newSubManager()) {
                    NDArray input = batch.duplicate();
                    input.attach(step);
                    action.accept(input);
                }
            }
        };
    }

    private List<NDArray> batches(int... sizes) {
        List<NDArray> batches = new ArrayList<>();
        for (int size : sizes) {
            batches.add(manager.randomNormal(new Shape(size, FEATURES)).mul(3).add(size));
        }
        return batches;
    }

    private NDArray hidden(NDArray batch) {
        NDArray weight = network.state().entries().get("body.0.weight").getArray();
        NDArray bias = network.state().entries().get("body.0.bias").getArray();
        return batch.matMul(weight.transpose()).add(bias);
    }

    private NDArray running(String statistic) {
        return network.state().entries().get("body.1.running_" + statistic).getArray();
    }
}
