package org.kdtoolkit.datasets.labels;

import java.util.BitSet;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** A data set of which only some training samples show their labels. */
final class HiddenLabels extends ForwardingDataset {

    private static final int[] NONE = {};

    private final Samples training;
    private final BitSet shown;

    /**
     * Hides labels.
     *
     * @param dataset closed with this one
     * @param shown the indices of the training samples that keep theirs
     */
    HiddenLabels(Dataset dataset, BitSet shown) {
        super(dataset);
        this.shown = shown;
        this.training = new Training(dataset.samples(Subset.TRAIN), shown);
    }

    @Override
    public Samples samples(Subset subset) {
        return subset == Subset.TRAIN ? training : super.samples(subset);
    }

    @Override
    public void forEachListed(Consumer<ListedSample> look) {
        super.forEachListed(
                sample -> look.accept(isHidden(sample) ? sample.withoutLabel() : sample));
    }

    /** Samples that are left out are within no budget. */
    private boolean isHidden(ListedSample sample) {
        return sample.subset() == Subset.TRAIN
                && (sample.index().isEmpty() || !shown.get(sample.index().getAsInt()));
    }

    @Override
    public Inventory inventory() {
        return Inventory.of(this);
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
