package com.example.loader;

import org.kdtoolkit.api.data.SingleLabelTargets;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;

/** Trains a classifier on a data set of one's own, which two threads read ahead. */
public final class LoaderTraining {

    private static final int BATCH = 40;
    private static final int WIDTH = 32;

    private LoaderTraining() {}

    /** Trains, and prints the accuracy on points that were not trained on. */
    public static void main(String[] args) {
        System.out.printf("accuracy %.3f%n", accuracy(8));
    }

    /** Trains for some epochs, and returns the accuracy on the test points. */
    static double accuracy(int epochs) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                Dataset dataset = new RingDataset()) {
            manager.getEngine().setRandomSeed(1);
            Block network =
                    new SequentialBlock()
                            .add(Linear.builder().setUnits(WIDTH).build())
                            .add(Activation.reluBlock())
                            .add(Linear.builder().setUnits(dataset.classes().size()).build());
            network.initialize(manager, DataType.FLOAT32, new Shape(BATCH, 2));
            ParameterStore parameters = new ParameterStore(manager, false);
            Optimizer adam =
                    Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.03f)).build();
            BatchLoader training = loader(dataset, Subset.TRAIN);
            for (int number = 0; number < epochs; number++) {
                try (Epoch epoch = training.epoch(Order.shuffled(1, number))) {
                    while (epoch.hasNext()) {
                        // All arrays of a step belong to a manager of its own, and go with it.
                        try (NDManager arrays = manager.newSubManager()) {
                            train(network, epoch.next(arrays), parameters, adam);
                        }
                    }
                }
            }
            return accuracy(network, loader(dataset, Subset.TEST), parameters, manager);
        }
    }

    private static BatchLoader loader(Dataset dataset, Subset subset) {
        return BatchLoader.builder()
                .setSamples(dataset, subset)
                .setModalities(List.of("point"))
                .setBatchSize(BATCH)
                .setFaults(new Faults(OnError.FAIL))
                .optWorkers(2)
                .build();
    }

    private static void train(
            Block network, Batch batch, ParameterStore parameters, Optimizer optimizer) {
        NDManager arrays = batch.input("point").getManager();
        try (GradientCollector collector = arrays.getEngine().newGradientCollector()) {
            NDArray logits =
                    network.forward(parameters, new NDList(batch.input("point")), true)
                            .singletonOrThrow();
            collector.backward(batch.targets().classLoss(logits));
        }
        network.getParameters().values().forEach(weight -> update(optimizer, weight));
    }

    private static void update(Optimizer optimizer, Parameter weight) {
        // DJL's update also sets the gradient to zero.
        try (NDArray gradient = weight.getArray().getGradient()) {
            optimizer.update(weight.getId(), weight.getArray(), gradient);
        }
    }

    private static double accuracy(
            Block network, BatchLoader test, ParameterStore parameters, NDManager manager) {
        long right = 0;
        long all = 0;
        try (Epoch epoch = test.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager arrays = manager.newSubManager()) {
                    Batch batch = epoch.next(arrays);
                    NDArray logits =
                            network.forward(parameters, new NDList(batch.input("point")), false)
                                    .singletonOrThrow();
                    NDArray classes = ((SingleLabelTargets) batch.targets()).classes();
                    right += logits.argMax(1).eq(classes).sum().getLong();
                    all += batch.size();
                }
            }
        }
        return (double) right / all;
    }
}
