package org.kdtoolkit.api.data;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * A set of samples that share classes and modalities. Reading is safe from several threads.
 *
 * <p>A data set holds what describes its samples (ids, labels, paths), never all their media.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Dataset extends AutoCloseable {

    /** The class names; a label is an index into this list. */
    List<String> classes();

    /** How many labels a sample has. */
    TargetKind targetKind();

    /**
     * The shape of one sample's tensor in each modality, without the batch: an image is [channels,
     * height, width], mono sound [samples], an embedding [width]. A dimension of -1 differs between
     * samples.
     */
    Map<String, Shape> modalities();

    /**
     * The shapes of the views that modalities have beside their own, by the modality's and the
     * view's name, as {@link #modalities} has them; by default there are none.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Map<String, Map<String, Shape>> views() {
        return Map.of();
    }

    /** The samples of a subset; of size 0 where the data set has none. */
    Samples samples(Subset subset);

    /** Statements that every report on this data must carry, such as that it is generated. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Shows every sample that is listed, subset by subset, also those that {@link #samples} leaves
     * out because files of them are missing. By default these are the samples, and nothing is
     * missing.
     *
     * @param look is shown each
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default void forEachListed(Consumer<ListedSample> look) {
        boolean[] there = new boolean[modalities().size()];
        Arrays.fill(there, true);
        for (Subset subset : Subset.values()) {
            Samples samples = samples(subset);
            for (int index = 0; index < samples.size(); index++) {
                look.accept(ListedSample.of(samples, subset, index, there));
            }
        }
    }

    /**
     * How many of the listed samples are there, by subset and class. Samples of which files are
     * missing may be left out of {@link #samples}; here they count.
     */
    default Inventory inventory() {
        return Inventory.of(this);
    }

    @Override
    default void close() {}
}
