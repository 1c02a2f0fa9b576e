package org.kdtoolkit.datasets.listing;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.Subset;

/**
 * All rows of one subset of a list, in its order: those that are samples, and those that are left
 * out.
 *
 * @param samples the samples
 * @param kept which rows they are
 * @param files which rows have a file, of each modality
 * @param ids of the rows that are left out
 * @param labels of these
 */
record ListedRows(
        ListedSamples samples,
        BitSet kept,
        List<BitSet> files,
        TextColumn ids,
        LabelColumn labels) {

    /** Rows that are all samples, some of which may lack a file. */
    static ListedRows of(ListedSamples samples, List<BitSet> files) {
        BitSet all = new BitSet();
        all.set(0, samples.size());
        return new ListedRows(
                samples,
                all,
                files,
                new TextColumn.Builder().build(),
                new LabelColumn.Builder().build(new int[0]));
    }

    void forEach(Subset subset, Consumer<ListedSample> look) {
        int index = 0;
        int leftOut = 0;
        for (int row = 0; row < samples.size() + ids.size(); row++) {
            if (kept.get(row)) {
                look.accept(ListedSample.of(samples, subset, index++, there(row)));
            } else {
                look.accept(leftOut(subset, leftOut++, there(row)));
            }
        }
    }

    private ListedSample leftOut(Subset subset, int number, boolean[] there) {
        ListedSample sample =
                ListedSample.leftOut(subset, ids.get(number), labels.get(number), there);
        return labels.isLabelled(number) ? sample : sample.withoutLabel();
    }

    private boolean[] there(int row) {
        boolean[] there = new boolean[files.size()];
        IntStream.range(0, there.length).forEach(i -> there[i] = files.get(i).get(row));
        return there;
    }
}
