package org.kdtoolkit.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.MultiLabelTargets;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

@Timeout(60)
class BatchLoaderTest {

    private final Faults skip = new Faults(OnError.SKIP);
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void carriesIdsIndicesValuesAndTargets() {
        BatchLoader loader = loader(new NumberedDataset(5)).build();
        assertThat(loader.batches()).isEqualTo(2);
        try (Epoch epoch = loader.epoch(size -> new int[] {4, 1, 0})) {
            Batch batch = epoch.next(manager);
            assertThat(batch.subset()).isEqualTo(Subset.TRAIN);
            assertThat(batch.ids()).containsExactly("s4", "s1", "s0");
            assertThat(batch.indices()).containsExactly(4, 1, 0);
            assertThat(batch.input("pair").getShape()).isEqualTo(new Shape(3, 2));
            assertThat(batch.input("pair").toFloatArray()).containsExactly(4, -4, 1, -1, 0, 0);
            SingleLabelTargets targets = (SingleLabelTargets) batch.targets();
            assertThat(targets.classes().toLongArray()).containsExactly(1, 1, 0);
            assertThat(epoch.hasNext()).isFalse();
            assertThatThrownBy(() -> epoch.next(manager))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void marksAllLabelsOfASample() {
        Dataset dataset = new NumberedDataset(2, true);
        try (Epoch epoch = loader(dataset).build().epoch(Order.sequential())) {
            MultiLabelTargets targets = (MultiLabelTargets) epoch.next(manager).targets();
            assertThat(targets.indicators().getShape()).isEqualTo(new Shape(2, 3));
            assertThat(targets.indicators().getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(targets.indicators().toFloatArray()).containsExactly(1, 0, 1, 0, 1, 0);
        }
    }

    @Test
    void marksSamplesWithoutLabels() {
        for (boolean multiLabel : List.of(false, true)) {
            NumberedDataset dataset = new NumberedDataset(4, multiLabel).withoutLabels(1, 3);
            try (Epoch epoch = loader(dataset).build().epoch(Order.sequential())) {
                assertThat(epoch.next(manager).targets().labelled())
                        .containsExactly(true, false, true, false);
            }
        }
    }

    @Test
    void keepsTheOrderHoweverManyWorkersThereAre() {
        BatchLoader loader = loader(new NumberedDataset(103)).optWorkers(4).build();
        List<Integer> expected = Arrays.stream(Order.shuffled(5, 2).indices(103)).boxed().toList();
        for (int pass = 0; pass < 5; pass++) {
            assertThat(indices(loader.epoch(Order.shuffled(5, 2)))).isEqualTo(expected);
        }
    }

    @Test
    void showsEveryViewOfASampleInRowsThatFollowEachOther() {
        BatchLoader loader =
                loader(new NumberedDataset(6, 4)).setModalities(List.of("clips")).build();
        List<String> rows = new ArrayList<>();
        try (Epoch epoch = loader.epoch(Order.sequential(), Views.all())) {
            while (epoch.hasNext()) {
                Batch batch = epoch.next(manager);
                assertThat(batch.size()).isLessThanOrEqualTo(4);
                float[] values = batch.input("clips").toFloatArray();
                for (int row = 0; row < batch.size(); row++) {
                    rows.add("%s %.0f".formatted(batch.ids().get(row), values[2 * row + 1]));
                }
            }
        }
        assertThat(rows)
                .containsExactly(
                        "s0 0", "s1 0", "s1 1", "s2 0", "s2 1", "s2 2", "s3 0", "s5 0", "s5 1",
                        "s5 2");
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("s4");
    }

    @Test
    void drawsTheSameViewOfASampleInAnyOrderAndAnotherOneNextTime() {
        BatchLoader loader = loader(new NumberedDataset(8)).setModalities(List.of("clips")).build();
        float[] views = drawn(loader, Order.sequential(), 5);
        assertThat(drawn(loader, Order.shuffled(3, 1), 5)).containsExactly(views);
        assertThat(views).doesNotHaveDuplicates();
        assertThat(drawn(loader, Order.sequential(), 6)).doesNotContain(views);
    }

    @Test
    void drawsAnotherViewEachTimeThatAnEpochShowsASample() {
        BatchLoader loader = loader(new NumberedDataset(8)).setModalities(List.of("clips")).build();
        float once = drawn(loader, Order.sequential(), 5)[2];
        try (Epoch epoch = loader.epoch(size -> new int[] {2, 7, 2, 2}, Views.drawn(5))) {
            float[] values = epoch.next(manager).input("clips").toFloatArray();
            assertThat(values[1]).isEqualTo(once);
            assertThat(new float[] {values[1], values[5], values[7]}).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSampleThatCantBeReadAsItIsDrawnIsLeftOutOfThatStepAlone() {
        Dataset dataset = new NumberedDataset(8).withDamage(3);
        BatchLoader loader = loader(dataset).setModalities(List.of("clips")).build();
        List<Boolean> read = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            List<Integer> indices = indices(loader.epoch(Order.sequential(), Views.drawn(seed)));
            BatchLoader another =
                    loader(dataset)
                            .setModalities(List.of("clips"))
                            .setFaults(new Faults(OnError.SKIP))
                            .build();
            assertThat(indices)
                    .as("whatever was read before")
                    .isEqualTo(indices(another.epoch(Order.sequential(), Views.drawn(seed))));
            read.add(indices.contains(3));
        }
        assertThat(read).contains(true, false);
        assertThat(skip.all()).isEmpty();
        assertThat(skip.ofDraws())
                .containsExactly(
                        new Faults.Fault(
                                Subset.TRAIN,
                                3,
                                "s3",
                                "file 3.wav is damaged; left out of the steps that drew it so,"
                                        + " alone"));
    }

    @Test
    void aBrokenSampleIsTriedAnewByEveryReader() {
        indices(loader(new NumberedDataset(3, 1)).build().epoch(Order.sequential()));
        BatchLoader repaired = loader(new NumberedDataset(3)).build();
        assertThat(indices(repaired.epoch(Order.sequential()))).containsExactly(0, 1, 2);
        BatchLoader others = loader(new NumberedDataset(3)).setModalities(List.of("clips")).build();
        assertThat(indices(others.epoch(Order.sequential()))).containsExactly(0, 1, 2);
    }

    private float[] drawn(BatchLoader loader, Order order, long seed) {
        float[] views = new float[8];
        try (Epoch epoch = loader.epoch(order, Views.drawn(seed))) {
            while (epoch.hasNext()) {
                Batch batch = epoch.next(manager);
                float[] values = batch.input("clips").toFloatArray();
                for (int row = 0; row < batch.size(); row++) {
                    views[batch.indices()[row]] = values[2 * row + 1];
                }
            }
        }
        return views;
    }

    @Test
    void saysHowEachSampleIsLookedAt() {
        BatchLoader loader =
                loader(new NumberedDataset(3, 1)).setModalities(List.of("clips")).build();
        assertThat(views(loader, Views.first())).containsExactly(View.FIRST, View.FIRST);
        assertThat(views(loader, Views.all()))
                .containsExactly(View.FIRST, View.FIRST, new View.Fixed(1), new View.Fixed(2));
        try (Epoch epoch = loader.epoch(Order.sequential(), Views.drawn(5))) {
            Batch batch = epoch.next(manager);
            float[] values = batch.input("clips").toFloatArray();
            for (int row = 0; row < batch.size(); row++) {
                View.Drawn view = (View.Drawn) batch.views().get(row);
                assertThat((float) view.seed()).isEqualTo(values[2 * row + 1]);
            }
        }
    }

    private List<View> views(BatchLoader loader, Views of) {
        List<View> views = new ArrayList<>();
        try (Epoch epoch = loader.epoch(Order.sequential(), of)) {
            while (epoch.hasNext()) {
                views.addAll(epoch.next(manager).views());
            }
        }
        return views;
    }

    @Test
    void readsNothingIfNoModalityIsAskedFor() {
        NumberedDataset dataset = new NumberedDataset(10);
        BatchLoader loader = loader(dataset).setModalities(List.of()).build();
        assertThat(indices(loader.epoch(Order.sequential()))).hasSize(10);
        assertThat(dataset.reads()).isZero();
    }

    @Test
    void leavesSamplesOutAndBatchesThatWouldBeEmpty() {
        BatchLoader loader = loader(new NumberedDataset(9, 1, 3, 4, 5)).setBatchSize(3).build();
        for (int pass = 0; pass < 2; pass++) {
            List<List<Integer>> batches = new ArrayList<>();
            try (Epoch epoch = loader.epoch(Order.sequential())) {
                while (epoch.hasNext()) {
                    batches.add(Arrays.stream(epoch.next(manager).indices()).boxed().toList());
                }
            }
            assertThat(batches).containsExactly(List.of(0, 2), List.of(6, 7, 8));
        }
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("s1", "s3", "s4", "s5");
    }

    @Test
    void tellsTheConsumerOfABrokenSampleInItsPlace() {
        BatchLoader loader =
                loader(new NumberedDataset(20, 9)).setFaults(new Faults(OnError.FAIL)).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            assertThat(epoch.next(manager).ids()).hasSize(4);
            assertThat(epoch.next(manager).ids()).hasSize(4);
            assertThatThrownBy(epoch::hasNext)
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "sample 's9' (train): file 9.wav is broken; repair it, or set"
                                    + " 'on-error: skip' to leave such samples out");
        }
    }

    @Test
    void refusesSamplesOfDifferentShapesInOneBatch() {
        BatchLoader loader =
                loader(new NumberedDataset(4)).setModalities(List.of("growing")).build();
        try (Epoch epoch = loader.epoch(size -> new int[] {3, 2})) {
            assertThatThrownBy(epoch::hasNext)
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "sample 's2' (train) has shape (2) in modality 'growing', but 's3' of"
                                    + " the same batch has (3); give the modality a fixed size");
        }
    }

    @Test
    void leavesNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        assertThat(indices(loader(new NumberedDataset(50)).build().epoch(Order.sequential())))
                .hasSize(50);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void handsOutArraysThatLaterBatchesDoNotOverwrite() {
        BatchLoader loader = loader(new NumberedDataset(40)).build();
        List<Batch> batches = new ArrayList<>();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                batches.add(epoch.next(manager));
            }
        }
        for (Batch batch : batches) {
            float first = batch.indices()[0];
            assertThat(batch.input("pair").toFloatArray()).startsWith(first, 0 - first, first + 1);
        }
    }

    @Test
    void decodesNoFurtherAheadThanItMay() {
        NumberedDataset dataset = new NumberedDataset(1000);
        BatchLoader loader = loader(dataset).optWorkers(3).optPrefetch(3).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            for (int taken = 1; taken <= 20; taken++) {
                try (NDManager step = manager.newSubManager()) {
                    epoch.next(step);
                }
                int most = (taken + 3) * 4;
                while (dataset.reads() < most) {
                    Thread.onSpinWait();
                }
                assertThat(dataset.reads()).isEqualTo(most);
            }
        }
    }

    @Test
    void stopsItsThreadsWhenClosedEarly() throws InterruptedException {
        BatchLoader loader = loader(new NumberedDataset(100_000)).optWorkers(3).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            epoch.next(manager);
            assertThat(workers()).isNotEmpty();
            epoch.close();
            // a thread that has done its work takes a moment to end
            for (Thread worker : workers()) {
                worker.join(10_000);
            }
            assertThat(workers()).isEmpty();
            assertThat(epoch.hasNext()).isFalse();
        }
    }

    @Test
    void respectsAnInterrupt() {
        BatchLoader loader = loader(new NumberedDataset(100)).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> epoch.next(manager))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("interrupted while waiting for data");
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void knowsHowLongTheConsumerWaited() {
        try (Epoch epoch = loader(new NumberedDataset(100)).build().epoch(Order.sequential())) {
            assertThat(epoch.waitedNanos()).isZero();
            epoch.next(manager);
            assertThat(epoch.waitedNanos()).isPositive();
        }
    }

    @Test
    void acceptsASubsetWithoutSamples() {
        BatchLoader loader = loader(new NumberedDataset(0)).build();
        assertThat(loader.batches()).isZero();
        assertThat(indices(loader.epoch(Order.shuffled(1, 1)))).isEmpty();
    }

    @Test
    void refusesAModalityThatTheDataSetLacks() {
        assertThatThrownBy(
                        () ->
                                loader(new NumberedDataset(1))
                                        .setModalities(List.of("pairs"))
                                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "the data set has no modality 'pairs'; did you mean 'pair'?");
    }

    @Test
    void saysWhatWasNotSet() {
        assertThatThrownBy(() -> BatchLoader.builder().build())
                .hasMessage("setSamples was not called");
        assertThatThrownBy(() -> loader(new NumberedDataset(1)).setBatchSize(0).build())
                .hasMessage("the batch size must be at least 1, found 0");
    }

    private BatchLoader.Builder loader(Dataset dataset) {
        return BatchLoader.builder()
                .setSamples(dataset, Subset.TRAIN)
                .setModalities(List.of("pair"))
                .setBatchSize(4)
                .setFaults(skip);
    }

    private List<Integer> indices(Epoch opened) {
        List<Integer> indices = new ArrayList<>();
        try (Epoch epoch = opened) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Arrays.stream(epoch.next(step).indices()).forEach(indices::add);
                }
            }
        }
        return indices;
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kd-loader"))
                .toList();
    }
}
