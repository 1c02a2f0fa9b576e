package org.kdtoolkit.datasets.labels;

import java.util.BitSet;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** A data set of which only some training samples show their labels. */
final class HiddenLabels extends ForwardingDataset {

    private static final int[] NONE = {};

    private final Samples training;

    /**
     * Hides labels.
     *
     * @param dataset closed with this one
     * @param shown the indices of the training samples that keep theirs
     */
    HiddenLabels(Dataset dataset, BitSet shown) {
        super(dataset);
        this.training = new Training(dataset.samples(Subset.TRAIN), shown);
    }

    @Override
    public Samples samples(Subset subset) {
        return subset == Subset.TRAIN ? training : super.samples(subset);
    }

    private static final class Training extends ForwardingSamples {

        private final BitSet shown;

        Training(Samples samples, BitSet shown) {
            super(samples);
            this.shown = shown;
        }

        @Override
        public int[] labels(int index) {
            return shown.get(index) ? super.labels(index) : NONE;
        }

        @Override
        public boolean isLabelled(int index) {
            return shown.get(index);
        }
    }
}
