package org.kdtoolkit.datasets.manifest;

import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Takes the rows of a list of samples without labels, all of which train. */
final class UnlabelledRows implements Consumer<Row> {

    private final ManifestList list;
    private final String training;
    private final ListingBuilder builder;
    private final ListProblems problems;

    UnlabelledRows(
            ManifestList list, SubsetNames names, ListingBuilder builder, ListProblems problems) {
        this.list = list;
        this.training =
                names.byName().entrySet().stream()
                        .filter(name -> name.getValue() == Subset.TRAIN)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(Subset.TRAIN.key());
        this.builder = builder;
        this.problems = problems;
    }

    @Override
    public void accept(Row row) {
        row.labels()
                .ifPresent(
                        labels ->
                                problems.add(
                                        list.place(row),
                                        "has the label '%s', but 'unlabelled' names samples without; move it to the list of 'path', or leave its label empty"
                                                .formatted(String.join(";", labels))));
        row.subset()
                .map(CanonicalText::of)
                .filter(subset -> !subset.isEmpty() && !subset.equals(training))
                .ifPresent(
                        subset ->
                                problems.add(
                                        list.place(row),
                                        "is in subset '%s', but samples without a label are for training; expected '%s' or nothing"
                                                .formatted(subset, training)));
        builder.addUnlabelled(list.entry(row));
    }
}
