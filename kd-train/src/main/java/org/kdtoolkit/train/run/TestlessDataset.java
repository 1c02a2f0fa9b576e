package org.kdtoolkit.train.run;

import java.util.function.Consumer;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** A data set whose test samples nobody can reach: there are none. */
final class TestlessDataset extends ForwardingDataset {

    TestlessDataset(Dataset dataset) {
        super(dataset);
    }

    @Override
    public Samples samples(Subset subset) {
        // those of another subset, of which there are none
        return subset == Subset.TEST
                ? new None(super.samples(Subset.TRAIN))
                : super.samples(subset);
    }

    @Override
    public void forEachListed(Consumer<ListedSample> look) {
        super.forEachListed(
                sample -> {
                    if (sample.subset() != Subset.TEST) {
                        look.accept(sample);
                    }
                });
    }

    @Override
    public Inventory inventory() {
        return Inventory.of(this);
    }

    /** No samples. */
    private static final class None extends ForwardingSamples {

        None(Samples others) {
            super(others);
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
