package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalitySpec;

/**
 * Checks the samples of a list and sorts them into subsets. A sample one of whose files is missing
 * is counted and left out; its class counts all the same, so that classes have the same numbers
 * whatever is there.
 */
public final class ListingBuilder {

    private final List<MediaColumn> columns;
    private final SubsetNames names;
    private final ClassIndex classes;
    private final ListProblems problems;
    private final Map<Subset, SubsetBuilder> subsets = new EnumMap<>(Subset.class);
    private final KnownIds ids = new KnownIds();
    private final Optional<Path> unlabelledList;
    private final KnownMedia labelledMedia;
    private boolean anyUnlabelled;
    private final Recordings recordings;
    private final SimilarClasses lookalikes = new SimilarClasses();
    private final AbsentClasses absent = new AbsentClasses();
    private final Optional<HoldOut> holdOut;
    private int setAside;
    private int unlabelledOfSetAside;
    private final List<String> notes = new ArrayList<>();

    /**
     * Begins a list.
     *
     * @param columns the modalities, in the order of {@link ListEntry#sources}
     * @param names what the list calls the subsets
     * @param classes numbers the labels
     * @param limits how many samples of a subset are taken at most
     * @param holdOut which training samples become validation samples
     * @param unlabelled the further list of samples without labels, if there is one
     * @param problems takes what is wrong with it
     */
    public ListingBuilder(
            List<MediaColumn> columns,
            SubsetNames names,
            ClassIndex classes,
            Map<String, Integer> limits,
            Optional<HoldOut> holdOut,
            Optional<Path> unlabelled,
            ListProblems problems) {
        this.columns = List.copyOf(columns);
        this.names = names;
        this.classes = classes;
        this.holdOut = holdOut;
        this.problems = problems;
        this.recordings = new Recordings(problems);
        this.unlabelledList = unlabelled;
        this.labelledMedia = new KnownMedia(this.columns);
        Map<Subset, Integer> most = new EnumMap<>(Subset.class);
        limits.forEach((key, limit) -> most.put(SubsetNames.subset("limit", key), limit));
        for (Subset subset : Subset.values()) {
            int limit = most.getOrDefault(subset, Integer.MAX_VALUE);
            subsets.put(subset, new SubsetBuilder(columns, limit));
        }
    }

    /** Takes a sample, or says what is wrong with it. */
    public void add(ListEntry entry) {
        List<String> wrong = new ArrayList<>();
        Subset subset = names.byName().get(entry.subset());
        if (subset == null) {
            wrong.add(
                    "unknown subset '%s'%s (known: %s); name it under 'subsets'"
                            .formatted(
                                    entry.subset(),
                                    Suggestions.didYouMean(entry.subset(), names.names()),
                                    String.join(", ", names.names())));
        } else {
            checkId(entry, subset, wrong);
        }
        refuseNul(entry, wrong);
        Optional<int[]> labels = entry.labels().map(names -> numbers(names, entry, wrong));
        if (labels.isEmpty() && subset != null && subset != Subset.TRAIN) {
            wrong.add(
                    "has no label, which a %s sample needs; only %s samples may be without"
                            .formatted(subset.key(), Subset.TRAIN.key()));
        }
        wrong.forEach(problem -> problems.add(entry.place(), problem));
        if (wrong.isEmpty()) {
            entry.recording().ifPresent(r -> recordings.check(r, subset, entry.place()));
            if (unlabelledList.isPresent()) {
                labelledMedia.add(entry, subset);
            }
            labels.ifPresent(numbers -> absent.add(entry, numbers));
            place(entry, subset, labels);
        }
    }

    /**
     * Takes a training sample without a label that another list names than the labelled one, or
     * says what is wrong with it. All samples of the labelled list must have been taken before. It
     * does not count towards the limit.
     */
    public void addUnlabelled(ListEntry entry) {
        anyUnlabelled = true;
        List<String> wrong = new ArrayList<>();
        checkId(entry, Subset.TRAIN, wrong);
        refuseNul(entry, wrong);
        if (wrong.isEmpty()) {
            labelledMedia
                    .find(entry)
                    .ifPresent(
                            other ->
                                    wrong.add(
                                            "has the files of a %s sample, %s; take it out of one of the lists"
                                                    .formatted(
                                                            other.subset().key(),
                                                            problems.name(other.place()))));
        }
        wrong.forEach(problem -> problems.add(entry.place(), problem));
        if (wrong.isEmpty()) {
            entry.recording().ifPresent(r -> recordings.check(r, Subset.TRAIN, entry.place()));
            if (isOfSetAside(entry)) {
                unlabelledOfSetAside++;
            } else {
                subsets.get(Subset.TRAIN).addFurther(entry);
            }
        }
    }

    private void place(ListEntry entry, Subset subset, Optional<int[]> labels) {
        if (labels.isEmpty() && isOfSetAside(entry)) {
            unlabelledOfSetAside++;
        } else if (labels.isPresent() && subset == Subset.TRAIN && isSetAside(entry)) {
            setAside++;
            subsets.get(Subset.VALIDATION).add(entry, labels);
        } else {
            subsets.get(subset).add(entry, labels);
        }
    }

    private boolean isSetAside(ListEntry entry) {
        String recording = entry.recording().orElse(entry.id());
        return holdOut.filter(h -> h.takes(recording)).isPresent();
    }

    /** Whether it was cut from a recording whose samples are set aside. */
    private boolean isOfSetAside(ListEntry entry) {
        return entry.recording().isPresent() && isSetAside(entry);
    }

    /** Adds a statement that every report on this data must carry. */
    public void note(String statement) {
        notes.add(statement);
    }

    /** No file system takes this character, and many programs end a text with it. */
    private static void refuseNul(ListEntry entry, List<String> wrong) {
        List<String> texts = new ArrayList<>(List.of(entry.id(), entry.subset()));
        entry.labels().ifPresent(texts::addAll);
        entry.recording().ifPresent(texts::add);
        texts.stream()
                .filter(text -> text.indexOf('\0') >= 0)
                .findFirst()
                .ifPresent(text -> wrong.add("'%s' has a NUL character in it".formatted(text)));
    }

    private void checkId(ListEntry entry, Subset subset, List<String> wrong) {
        if (entry.id().isBlank()) {
            wrong.add("the id is empty");
            return;
        }
        ids.add(entry.id(), subset, entry.place())
                .ifPresent(
                        other ->
                                wrong.add(
                                        other.subset() == subset
                                                ? "id '%s' was taken in %s"
                                                        .formatted(
                                                                entry.id(),
                                                                problems.name(other.place()))
                                                : "id '%s' is in %s already, by %s; a sample may be in one subset only"
                                                        .formatted(
                                                                entry.id(),
                                                                other.subset().key(),
                                                                problems.name(other.place()))));
    }

    private int[] numbers(List<String> labels, ListEntry entry, List<String> wrong) {
        int[] numbers = new int[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            String label = labels.get(i);
            if (classes.isNew(label)) {
                lookalikes.add(label, entry.place(), problems);
            }
            OptionalInt number = label.isBlank() ? OptionalInt.empty() : classes.number(label);
            if (label.isBlank()) {
                wrong.add("a label is empty");
            } else if (number.isEmpty()) {
                wrong.add(
                        "label '%s' is not among %s%s"
                                .formatted(label, classes.origin(), classes.didYouMean(label)));
            }
            numbers[i] = number.orElse(0);
        }
        return Arrays.stream(numbers).distinct().toArray();
    }

    private void checkNoneIsEmpty() {
        if (ids.size() == 0) {
            problems.add("it has no samples");
            return;
        }
        if (classes.classes().isEmpty()) {
            problems.add(
                    "no sample has a label, so that there are no classes; name them by 'classes'");
        }
        if (!anyUnlabelled) {
            unlabelledList.ifPresent(
                    list ->
                            problems.addOf(
                                    list,
                                    "it has no samples; leave 'unlabelled' out, or list some"));
        }
        names.byName()
                .forEach(
                        (name, subset) -> {
                            if (names.required() && subsets.get(subset).listed() == 0) {
                                problems.add(
                                        "no sample is in subset '%s', which 'subsets' takes for %s"
                                                .formatted(name, subset.key()));
                            }
                        });
    }

    /**
     * The data set of all that was added.
     *
     * @param targetKind how many labels a sample has
     * @param configurations of the modalities, by name
     * @param expected says of a subset none of whose samples has all its files where they are
     *     expected, as the end of a sentence
     * @throws org.kdtoolkit.api.data.DataException with all problems, if there are any
     */
    public ListedDataset build(
            TargetKind targetKind, Map<String, ModalitySpec> configurations, String expected) {
        int validating = subsets.get(Subset.VALIDATION).listed() - setAside;
        if (holdOut.isPresent() && validating > 0) {
            throw new ConfigurationException(
                    "'hold-out' sets training samples aside for validation, but %d samples are listed for that; leave it out, or have 'subsets' take those for the test"
                            .formatted(validating));
        }
        if (problems.none()) {
            checkNoneIsEmpty();
        }
        problems.raise();
        holdOut.ifPresent(
                chosen ->
                        note(
                                "validation: %d samples, set aside of the training samples (share %s, seed %d)"
                                        .formatted(setAside, chosen.share(), chosen.seed())));
        if (unlabelledOfSetAside > 0) {
            note(
                    "train: %d samples without a label are left out, because 'hold-out' sets their recordings aside"
                            .formatted(unlabelledOfSetAside));
        }
        lookalikes.note().ifPresent(this::note);
        absent.note(classes.numbered()).ifPresent(this::note);
        Map<String, Modality> modalities = new LinkedHashMap<>();
        columns.forEach(column -> modalities.put(column.name(), column.modality()));
        int[] order = classes.places();
        Map<Subset, ListedRows> built = new EnumMap<>(Subset.class);
        subsets.forEach(
                (subset, samples) -> {
                    built.put(subset, samples.build(subset, order));
                    notes.addAll(samples.notes(subset, expected));
                });
        return new ListedDataset(
                new ListedDataset.Contents(
                        List.copyOf(classes.classes()),
                        targetKind,
                        modalities,
                        configurations,
                        built,
                        List.copyOf(notes)));
    }
}
