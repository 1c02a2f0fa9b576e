package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Subset;

/** The samples of one subset, as they come: those that are there, and what the others lack. */
final class SubsetBuilder {

    private final List<MediaColumn> columns;
    private final int limit;
    private final ListedSamples.Builder kept;
    private final BitSet keptRows = new BitSet();
    private final TextColumn.Builder leftOut = new TextColumn.Builder();
    private final LabelColumn.Builder labelsLeftOut = new LabelColumn.Builder();
    private final List<BitSet> files;
    private int listed;
    private int present;
    private int further;

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

    /** Adds a sample. */
    void add(ListEntry entry, Optional<int[]> numbers) {
        boolean there = entry.isThere();
        take(entry, numbers, there && present - further < limit);
        present += there ? 1 : 0;
    }

    /** Adds a sample that does not count towards the limit. */
    void addFurther(ListEntry entry) {
        boolean there = entry.isThere();
        take(entry, Optional.empty(), there);
        present += there ? 1 : 0;
        further += there ? 1 : 0;
    }

    private void take(ListEntry entry, Optional<int[]> numbers, boolean keep) {
        for (int i = 0; i < columns.size(); i++) {
            files.get(i).set(listed, entry.sources().get(i).isPresent());
        }
        keptRows.set(listed++, keep);
        if (keep) {
            kept.add(entry, numbers);
        } else {
            leftOut.add(entry.id());
            labelsLeftOut.add(numbers);
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
                    "%s: the first %d of %d samples%s"
                            .formatted(
                                    subset.key(),
                                    kept.size() - further,
                                    present - further,
                                    further > 0
                                            ? ", and %d of the unlabelled list".formatted(further)
                                            : ""));
        }
        return notes;
    }

    ListedRows build(Subset subset, int[] order) {
        return new ListedRows(
                kept.build(subset, order),
                keptRows,
                files,
                leftOut.build(),
                labelsLeftOut.build(order));
    }
}
