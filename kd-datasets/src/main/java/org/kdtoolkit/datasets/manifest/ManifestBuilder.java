package org.kdtoolkit.datasets.manifest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kdtoolkit.api.Suggestions;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.modality.Modality;
import org.kdtoolkit.datasets.modality.ModalityConfig;

/** Checks the samples of a list and sorts them into subsets. */
final class ManifestBuilder {

    private final Path root;
    private final boolean allowOutside;
    private final Map<String, ModalityConfig> configurations;
    private final SubsetNames names;
    private final ClassIndex classes;
    private final Problems problems;
    private final Map<Subset, ManifestSamples.Builder> subsets = new EnumMap<>(Subset.class);
    private final Map<String, Place> places = new HashMap<>();

    private record Place(Subset subset, long line) {}

    ManifestBuilder(
            ManifestConfig config, Path root, List<Modality> modalities, Problems problems) {
        this.root = root;
        this.allowOutside = config.allowOutside();
        this.configurations = config.modalities();
        this.names = SubsetNames.of(config.subsets());
        this.classes = ClassIndex.of(config.classes());
        this.problems = problems;
        Map<Subset, Integer> limits = new EnumMap<>(Subset.class);
        config.limit().forEach((key, most) -> limits.put(SubsetNames.subset("limit", key), most));
        for (Subset subset : Subset.values()) {
            int limit = limits.getOrDefault(subset, Integer.MAX_VALUE);
            subsets.put(subset, new ManifestSamples.Builder(modalities, limit));
        }
    }

    /** Takes a sample, or says what is wrong with it. */
    void add(Row row) {
        List<String> wrong = new ArrayList<>();
        Subset subset = names.byName().get(row.subset());
        if (subset == null) {
            wrong.add(
                    "unknown subset '%s'%s (known: %s); name it under 'subsets'"
                            .formatted(
                                    row.subset(),
                                    Suggestions.didYouMean(row.subset(), names.names()),
                                    String.join(", ", names.names())));
        } else {
            checkId(row, subset, wrong);
        }
        int[] labels = labels(row, wrong);
        row.files().forEach(file -> checkPath(file, wrong));
        wrong.forEach(problem -> problems.add(row.line(), problem));
        if (wrong.isEmpty()) {
            subsets.get(subset).add(row, labels);
        }
    }

    private void checkId(Row row, Subset subset, List<String> wrong) {
        if (row.id().isBlank()) {
            wrong.add("the id is empty");
            return;
        }
        Place other = places.putIfAbsent(row.id(), new Place(subset, row.line()));
        if (other == null) {
            return;
        }
        wrong.add(
                other.subset() == subset
                        ? "id '%s' was taken in line %d".formatted(row.id(), other.line())
                        : "id '%s' is in %s already, by line %d; a sample may be in one subset only"
                                .formatted(row.id(), other.subset().key(), other.line()));
    }

    private int[] labels(Row row, List<String> wrong) {
        int[] numbers = new int[row.labels().size()];
        for (int i = 0; i < numbers.length; i++) {
            String label = row.labels().get(i);
            OptionalInt number = label.isBlank() ? OptionalInt.empty() : classes.number(label);
            if (label.isBlank()) {
                wrong.add("a label is empty");
            } else if (number.isEmpty()) {
                wrong.add(
                        "label '%s' is not among 'classes'%s"
                                .formatted(label, classes.didYouMean(label)));
            }
            numbers[i] = number.orElse(0);
        }
        return Arrays.stream(numbers).distinct().toArray();
    }

    private void checkPath(String file, List<String> wrong) {
        try {
            if (file.isBlank()) {
                wrong.add("a path is empty");
            } else if (!allowOutside && !root.resolve(file).normalize().startsWith(root)) {
                wrong.add(
                        "path '%s' leaves the folder of the manifest; set 'allow-outside: true' if it may"
                                .formatted(file));
            }
        } catch (InvalidPathException e) {
            wrong.add("'%s' is not a path (%s)".formatted(file, e.getReason()));
        }
    }

    private void checkNoneIsEmpty() {
        if (places.isEmpty()) {
            problems.add("it has no samples");
            return;
        }
        names.byName()
                .forEach(
                        (name, subset) -> {
                            if (names.required() && subsets.get(subset).seen() == 0) {
                                problems.add(
                                        "no sample is in subset '%s', which 'subsets' takes for %s"
                                                .formatted(name, subset.key()));
                            }
                        });
    }

    /**
     * The data set of all that was added.
     *
     * @throws org.kdtoolkit.api.data.DataException with all problems, if there are any
     */
    ManifestDataset build(List<Modality> modalities, boolean multiLabel) {
        if (problems.none()) {
            checkNoneIsEmpty();
        }
        problems.raise();
        int[] order = classes.places();
        List<String> notes = new ArrayList<>();
        Map<Subset, ManifestSamples> built = new EnumMap<>(Subset.class);
        subsets.forEach(
                (subset, builder) -> {
                    ManifestSamples samples = builder.build(subset, root, order);
                    built.put(subset, samples);
                    if (samples.size() < builder.seen()) {
                        notes.add(
                                "%s: the first %d of %d samples"
                                        .formatted(subset.key(), samples.size(), builder.seen()));
                    }
                });
        return new ManifestDataset(
                classes.classes(), multiLabel, modalities, configurations, built, notes);
    }
}
