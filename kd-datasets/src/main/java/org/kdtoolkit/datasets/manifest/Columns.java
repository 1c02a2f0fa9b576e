package org.kdtoolkit.datasets.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.datasets.listing.CanonicalText;

/**
 * The columns to be read from a list.
 *
 * @param id of the ids
 * @param subset of the subsets
 * @param label of the label
 * @param labels of the labels, where there is none of the label
 * @param separator between labels in one text
 * @param recording of what samples were cut from, if it is asked for
 * @param condition of what is wrong with samples, if it is asked for
 * @param files of the paths, one for each modality
 * @param none the label of a sample that is known to have none of the classes
 * @param kind what the list must say of each sample
 */
record Columns(
        String id,
        String subset,
        String label,
        String labels,
        String separator,
        Optional<String> recording,
        Optional<String> condition,
        List<String> files,
        Optional<String> none,
        Kind kind) {

    /** What a list must say of each sample. */
    enum Kind {
        /** Its subset, and its labels. */
        LABELLED,
        /** No label; it trains. */
        UNLABELLED
    }

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
                config.condition(),
                config.modalities().entrySet().stream()
                        .map(each -> each.getValue().column().orElse(each.getKey()))
                        .toList(),
                config.noClass().map(CanonicalText::of),
                Kind.LABELLED);
    }

    /** The same of a list of samples without labels. */
    Columns unlabelled() {
        return new Columns(
                id,
                subset,
                label,
                labels,
                separator,
                recording,
                condition,
                files,
                none,
                Kind.UNLABELLED);
    }

    /** What is wrong with a list that has certain columns. */
    List<String> checkHeader(Collection<String> found) {
        List<String> problems = check(found);
        if (kind == Kind.LABELLED && !hasLabel(found)) {
            problems.add(missingLabel(found));
        }
        return problems;
    }

    /** What is wrong with a row that has certain columns; one without a label may be meant so. */
    List<String> checkRow(Collection<String> found) {
        List<String> problems = check(found);
        List<String> unknown = found.stream().filter(name -> !required().contains(name)).toList();
        boolean misspelt =
                Stream.of(label, labels)
                        .anyMatch(name -> !Suggestions.didYouMean(name, unknown).isEmpty());
        if (!hasLabel(found) && misspelt) {
            problems.add(missingLabel(found));
        }
        return problems;
    }

    private boolean hasLabel(Collection<String> found) {
        return found.contains(label) || found.contains(labels);
    }

    private String missingLabel(Collection<String> found) {
        return missing("'%s' or '%s'".formatted(label, labels), label, found);
    }

    private List<String> check(Collection<String> found) {
        List<String> problems = new ArrayList<>();
        required().stream()
                .distinct()
                .filter(column -> !found.contains(column))
                .forEach(column -> problems.add(missing("'" + column + "'", column, found)));
        if (found.contains(label) && found.contains(labels)) {
            problems.add(
                    "there is a column '%s' and a column '%s'; set 'label' or 'labels-column' to the name of another"
                            .formatted(label, labels));
        }
        return problems;
    }

    private List<String> required() {
        List<String> required = new ArrayList<>(List.of(id));
        if (kind == Kind.LABELLED) {
            required.add(subset);
            condition.ifPresent(required::add);
        }
        recording.ifPresent(required::add);
        required.addAll(files);
        return required;
    }

    /**
     * The labels that a sample has.
     *
     * @param written what stands in its column
     * @return empty where nothing does
     */
    Optional<List<String>> labels(List<String> written) {
        List<String> texts = written.stream().map(CanonicalText::of).toList();
        if (texts.isEmpty() || texts.equals(List.of(""))) {
            return Optional.empty();
        }
        return Optional.of(texts.equals(none.stream().toList()) ? List.of() : texts);
    }

    /**
     * The condition of a sample.
     *
     * @param written what stands in its column
     */
    static String condition(String written) {
        String text = CanonicalText.of(written);
        return text.isEmpty() || text.equals("none") ? Samples.CLEAN : text;
    }

    private static String missing(String what, String column, Collection<String> found) {
        return "no column %s%s (found: %s)"
                .formatted(what, Suggestions.didYouMean(column, found), String.join(", ", found));
    }
}
