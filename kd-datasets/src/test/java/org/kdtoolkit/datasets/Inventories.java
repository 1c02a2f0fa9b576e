package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/** What tests of published data sets ask of them. */
public final class Inventories {

    private Inventories() {}

    /** The ids of a subset's samples. */
    public static List<String> ids(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size()).mapToObj(samples::id).toList();
    }

    /** How many samples of a subset are listed, and how many are there: {@code 2 of 3}. */
    public static String there(Dataset dataset, Subset subset) {
        Inventory.Count all = dataset.inventory().subsets().get(subset).all();
        return "%d of %d".formatted(all.present(), all.listed());
    }

    /** Opens what can't be opened, and compares the whole message, with ROOT for the folder. */
    public static void refused(Supplier<Dataset> opening, Path root, String message) {
        Throwable thrown = catchThrowable(opening::get);
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(thrown.getMessage().replace(root.toString(), "ROOT"))
                .isEqualTo(message.stripTrailing());
    }
}
