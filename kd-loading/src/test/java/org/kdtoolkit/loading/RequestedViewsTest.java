package org.kdtoolkit.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;

@Timeout(60)
class RequestedViewsTest {

    private static final ViewRequest NEAR = new ViewRequest("clips", "near", 1);
    private static final ViewRequest FAR = new ViewRequest("clips", "far", 2);

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
    void carriesEachViewAsOftenAsItIsAskedForBesideTheModalities() {
        BatchLoader loader = loader(new NumberedDataset(3)).setModalities(List.of("pair")).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            Batch batch = epoch.next(manager);
            assertThat(batch.input("pair").getShape()).isEqualTo(new Shape(3, 2));
            assertThat(batch.inputs("clips", "near"))
                    .extracting(NDArray::getShape)
                    .containsExactly(new Shape(3, 1));
            List<NDArray> far = batch.inputs("clips", "far");
            assertThat(far)
                    .extracting(NDArray::getShape)
                    .containsExactly(new Shape(3, 3), new Shape(3, 3));
            assertThat(far.get(0).toFloatArray()).containsExactly(0, 0, 0, 1, 0, 0, 2, 0, 0);
            assertThat(far.get(1).toFloatArray()).containsExactly(0, 1, 0, 1, 1, 0, 2, 1, 0);
        }
    }

    @Test
    void leavesOutASampleThatCantBeRead() {
        BatchLoader loader = loader(new NumberedDataset(4, 2)).build();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            Batch batch = epoch.next(manager);
            assertThat(batch.ids()).containsExactly("s0", "s1", "s3");
            assertThat(batch.inputs("clips", "near").get(0).getShape()).isEqualTo(new Shape(3, 1));
        }
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("s2");
    }

    @Test
    void readsASampleOnceForAllOfItsViews() {
        NumberedDataset dataset = new NumberedDataset(4);
        try (Epoch epoch = loader(dataset).build().epoch(Order.sequential())) {
            epoch.next(manager);
        }
        assertThat(dataset.reads()).isEqualTo(4);
    }

    @Test
    void drawsTheSameOfASampleInAnyOrderOnAnyNumberOfThreads() {
        Map<Integer, Float> once = seeds(loader(new NumberedDataset(9)).build(), 3, 7);
        BatchLoader threads = loader(new NumberedDataset(9)).optWorkers(3).setBatchSize(2).build();
        assertThat(seeds(threads, 4, 7)).isEqualTo(once);
        assertThat(once.values()).doesNotHaveDuplicates();
        assertThat(seeds(threads, 4, 8).values()).doesNotContainAnyElementsOf(once.values());
    }

    /** By sample, what its view {@code near} was drawn from. */
    private Map<Integer, Float> seeds(BatchLoader loader, int order, long seed) {
        Map<Integer, Float> seeds = new HashMap<>();
        try (Epoch epoch = loader.epoch(Order.shuffled(order, 0), Views.drawn(seed))) {
            while (epoch.hasNext()) {
                Batch batch = epoch.next(manager);
                float[] values = batch.inputs("clips", "near").get(0).toFloatArray();
                int[] indices = batch.indices();
                Arrays.setAll(indices, i -> put(seeds, batch.indices()[i], values[i]));
            }
        }
        return seeds;
    }

    private static int put(Map<Integer, Float> seeds, int index, float seed) {
        seeds.put(index, seed);
        return index;
    }

    @Test
    void refusesViewsThatThereAreNot() {
        assertRefused(
                new ViewRequest("clip", "near", 1),
                "the data set has no modality 'clip'; did you mean 'clips'?");
        assertThatThrownBy(() -> asking(new ViewRequest("clips", "nearby", 1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the modality 'clips' has no view 'nearby'");
        assertRefused(
                new ViewRequest("pair", "near", 1),
                "the modality 'pair' has no views, but 'near' is asked for; name it under 'views'"
                        + " of the modality");
        assertThatThrownBy(() -> asking(NEAR, new ViewRequest("clips", "near", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the view 'near' of the modality 'clips' is asked for twice; ask once for"
                                + " the sum");
    }

    private void assertRefused(ViewRequest request, String message) {
        assertThatThrownBy(() -> asking(request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    private void asking(ViewRequest... requests) {
        loader(new NumberedDataset(1)).optViews(List.of(requests)).build();
    }

    private BatchLoader.Builder loader(NumberedDataset dataset) {
        return BatchLoader.builder()
                .setSamples(dataset, Subset.TRAIN)
                .setModalities(List.of())
                .setBatchSize(4)
                .setFaults(skip)
                .optViews(List.of(NEAR, FAR));
    }
}
