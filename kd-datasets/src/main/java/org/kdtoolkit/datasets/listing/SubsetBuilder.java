package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;

/** The samples of one subset, as they come: those that are there, and what the others lack. */
final class SubsetBuilder {

    private final List<MediaColumn> columns;
    private final int limit;
    private final ListedSamples.Builder kept;
    private final LabelColumn.Builder labels = new LabelColumn.Builder();
    private final List<BitSet> files;
    private int listed;
    private int present;

    /**
     * Begins a subset.
     *
     * @param limit how many samples are kept at most, the first of those that are there
     */
    SubsetBuilder(List<MediaColumn> columns, int limit) {
        this.columns = columns;
        this.limit = limit;
        this.kept = new ListedSamples.Builder(columns);
        this.files = columns.stream().map(column -> new BitSet()).toList();
    }

    void add(ListEntry entry, int[] numbers) {
        labels.add(numbers);
        for (int i = 0; i < columns.size(); i++) {
            files.get(i).set(listed, entry.sources().get(i).isPresent());
        }
        listed++;
        if (entry.sources().stream().allMatch(Optional::isPresent)) {
            if (present++ < limit) {
                kept.add(entry, numbers);
            }
        }
    }

    /** How many samples the list has. */
    int listed() {
        return listed;
    }

    /** How many samples have their file in each modality. */
    private String there() {
        return IntStream.range(0, columns.size())
                .mapToObj(
                        i -> "%s: %d".formatted(columns.get(i).name(), files.get(i).cardinality()))
                .collect(Collectors.joining(", "));
    }

    /** Counts all samples of the list. */
    void count(Subset subset, int[] order, Inventory.Builder inventory) {
        LabelColumn built = labels.build(order);
        boolean[] there = new boolean[columns.size()];
        for (int sample = 0; sample < listed; sample++) {
            for (int i = 0; i < there.length; i++) {
                there[i] = files.get(i).get(sample);
            }
            inventory.add(subset, built.get(sample), there);
        }
    }

    /**
     * What a report must say of what is missing.
     *
     * @param expected says where all of it is expected, as the end of a sentence
     */
    List<String> notes(Subset subset, String expected) {
        List<String> notes = new ArrayList<>();
        if (present == 0 && listed > 0) {
            notes.add(
                    "%s: none of the %d listed samples is there (%s); %s"
                            .formatted(subset.key(), listed, there(), expected));
        } else if (present < listed) {
            notes.add(
                    "%s: %d of the %d listed samples are there (%s)"
                            .formatted(subset.key(), present, listed, there()));
        }
        if (kept.size() < present) {
            notes.add(
                    "%s: the first %d of %d samples".formatted(subset.key(), kept.size(), present));
        }
        return notes;
    }

    ListedSamples build(Subset subset, int[] order) {
        return kept.build(subset, order);
    }
}
