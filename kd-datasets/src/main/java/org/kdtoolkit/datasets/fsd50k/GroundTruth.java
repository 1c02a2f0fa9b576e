package org.kdtoolkit.datasets.fsd50k;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.HeadedList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * Reads {@code dev.csv}, whose column {@code split} says {@code train} or {@code val}, and {@code
 * eval.csv}, which has no such column. Labels and their machine ids stand in the same order.
 *
 * @param file the list
 * @param columns what it must have
 * @param vocabulary the classes
 */
record GroundTruth(ListFile file, List<String> columns, Vocabulary vocabulary) {

    private static final String TRAIN = "train";
    private static final String VALIDATION = "val";
    private static final String ADVICE =
            "is it the list in FSD50K.ground_truth? Those in FSD50K.metadata have other columns";

    /**
     * A clip and its classes.
     *
     * @param place where it is listed
     * @param id its number on Freesound, which its file is named after
     * @param subset what it is for
     * @param labels the names of its classes
     */
    record Labelled(ListLocation place, String id, Subset subset, List<String> labels) {}

    /** The list of the clips for training and validation. */
    static GroundTruth dev(ListFile file, Vocabulary vocabulary) {
        return new GroundTruth(file, List.of("fname", "labels", "mids", "split"), vocabulary);
    }

    /** The list of the clips of the test. */
    static GroundTruth eval(ListFile file, Vocabulary vocabulary) {
        return new GroundTruth(file, List.of("fname", "labels", "mids"), vocabulary);
    }

    /**
     * Reads all clips; what is wrong with any is a problem.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    void forEach(Consumer<Labelled> consumer) {
        new HeadedList(file, columns, List.of(), ADVICE)
                .forEach(row -> clip(row).ifPresent(consumer));
    }

    private Optional<Labelled> clip(CsvRow row) {
        List<String> values = row.values();
        Optional<Subset> subset =
                values.size() > 3 ? subset(values.get(3), row) : Optional.of(Subset.TEST);
        if (values.get(1).isEmpty()) {
            problem(row, "has no labels");
            return Optional.empty();
        }
        List<String> labels = names(values.get(1));
        checkIds(labels, names(values.get(2)), row);
        return subset.map(s -> new Labelled(row.place(), values.get(0), s, labels));
    }

    private Optional<Subset> subset(String split, CsvRow row) {
        return switch (split) {
            case TRAIN -> Optional.of(Subset.TRAIN);
            case VALIDATION -> Optional.of(Subset.VALIDATION);
            default -> {
                problem(
                        row,
                        "has '%s' as split, expected %s or %s".formatted(split, TRAIN, VALIDATION));
                yield Optional.empty();
            }
        };
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",")) {
            names.add(CanonicalText.of(name));
        }
        return names;
    }

    /** A label with another id than the vocabulary's is of another version of the ontology. */
    private void checkIds(List<String> labels, List<String> ids, CsvRow row) {
        if (labels.size() != ids.size()) {
            problem(row, "has %d labels, and %d mids".formatted(labels.size(), ids.size()));
            return;
        }
        for (int i = 0; i < labels.size(); i++) {
            String id = ids.get(i);
            String label = labels.get(i);
            vocabulary
                    .id(label)
                    .filter(known -> !known.equals(id))
                    .ifPresent(
                            known ->
                                    problem(
                                            row,
                                            "label '%s' has the mid '%s', in vocabulary.csv '%s'; take both from one release"
                                                    .formatted(label, id, known)));
        }
    }

    private void problem(CsvRow row, String what) {
        file.problems().add(row.place(), what);
    }
}
