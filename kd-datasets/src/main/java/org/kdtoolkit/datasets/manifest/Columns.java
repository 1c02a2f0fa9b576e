package org.kdtoolkit.datasets.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * The columns to be read from a list.
 *
 * @param id of the ids
 * @param subset of the subsets
 * @param label of the label
 * @param labels of the labels, where there is none of the label
 * @param separator between labels in one text
 * @param recording of what samples were cut from, if it is asked for
 * @param files of the paths, one for each modality
 */
record Columns(
        String id,
        String subset,
        String label,
        String labels,
        String separator,
        Optional<String> recording,
        List<String> files) {

    static Columns of(ManifestConfig config) {
        if (config.separator().isEmpty()) {
            throw new ConfigurationException(
                    "'separator' is empty; expected what stands between labels");
        }
        return new Columns(
                config.id(),
                config.subset(),
                config.label(),
                config.labelsColumn(),
                config.separator(),
                config.recording(),
                config.modalities().entrySet().stream()
                        .map(each -> each.getValue().column().orElse(each.getKey()))
                        .toList());
    }

    /** What is wrong with a list that has certain columns. */
    List<String> check(Collection<String> found) {
        List<String> problems = new ArrayList<>();
        List<String> required = new ArrayList<>(List.of(id, subset));
        recording.ifPresent(required::add);
        required.addAll(files);
        required.stream()
                .distinct()
                .filter(column -> !found.contains(column))
                .forEach(column -> problems.add(missing("'" + column + "'", column, found)));
        if (!found.contains(label) && !found.contains(labels)) {
            problems.add(missing("'%s' or '%s'".formatted(label, labels), label, found));
        }
        if (found.contains(label) && found.contains(labels)) {
            problems.add(
                    "there is a column '%s' and a column '%s'; set 'label' or 'labels-column' to the name of another"
                            .formatted(label, labels));
        }
        return problems;
    }

    private static String missing(String what, String column, Collection<String> found) {
        return "no column %s%s (found: %s)"
                .formatted(what, Suggestions.didYouMean(column, found), String.join(", ", found));
    }
}
