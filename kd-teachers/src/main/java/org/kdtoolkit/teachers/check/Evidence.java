package org.kdtoolkit.teachers.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Subset;

/** What a teacher's answers on a subset say, and what they would say by chance. */
final class Evidence {

    /** How far from chance the weakest teacher worth having is, of all that is possible. */
    private static final double WEAKEST_CHOICE = 0.06;

    private static final double WEAKEST_NEIGHBOURS = 0.05;

    /** Odds so small that chance is out of the question. */
    private static final double ODDS = 1e-3;

    private static final double DEVIATIONS = 3.3;
    private static final double CLEAR_DEVIATIONS = 5;

    private final Subset subset;
    private final TeacherAnswers answers;
    private final int classes;
    private final Rows rows;
    private final List<int[]> labels;
    private final int[] choices;
    private final Supplier<Neighbours> neighbours;
    private final Supplier<Likeness> labelLikeness;
    private final Supplier<Likeness> choiceLikeness;
    private final Optional<Hits> hits;

    Evidence(Subset subset, TeacherAnswers answers, int classes) {
        this.subset = subset;
        this.answers = answers;
        this.classes = classes;
        this.rows = Rows.of(answers);
        this.labels = telling(answers.labels());
        this.choices =
                logits().stream().flatMap(List::stream).mapToInt(Evidence::greatest).toArray();
        this.neighbours = Once.of(() -> Neighbours.of(embeddings(), telling(answers.sources())));
        this.labelLikeness =
                Once.of(
                        () ->
                                Likeness.of(
                                        neighbours().pairs(),
                                        this::labelled,
                                        i -> subset,
                                        (i, j) -> share(labels.get(i), labels.get(j)) ? 1 : 0));
        this.choiceLikeness =
                Once.of(
                        () ->
                                Likeness.of(
                                        neighbours().pairs(),
                                        i -> true,
                                        i -> subset,
                                        (i, j) -> choices[i] == choices[j] ? 1 : 0));
        this.hits = logits().map(all -> Hits.of(choices, labels, classes));
    }

    Subset subset() {
        return subset;
    }

    /** As they were given. */
    TeacherAnswers answers() {
        return answers;
    }

    int classes() {
        return classes;
    }

    /** Which of the answers count. */
    Rows rows() {
        return rows;
    }

    /** How many answers count. */
    int size() {
        return labels.size();
    }

    /** The labels of the answers that count. */
    List<int[]> labels() {
        return labels;
    }

    boolean labelled(int row) {
        return labels.get(row).length > 0;
    }

    /** The embeddings that count. */
    List<float[]> embeddings() {
        return telling(answers.embeddings());
    }

    /** The logits that count. */
    Optional<List<float[]>> logits() {
        return answers.logits().map(this::telling);
    }

    /** The class of each greatest logit; empty without logits. */
    int[] choices() {
        return choices;
    }

    Neighbours neighbours() {
        return neighbours.get();
    }

    /** How often neighbours share a label. */
    Likeness labelLikeness() {
        return labelLikeness.get();
    }

    /** How often the logits of neighbours choose the same class. */
    Likeness choiceLikeness() {
        return choiceLikeness.get();
    }

    /** How often the logits are right, where there are logits. */
    Optional<Hits> hits() {
        return hits;
    }

    /** Whether the logits say something about the labels. */
    Signal ofLogits() {
        if (hits.isEmpty() || hits.orElseThrow().samples() == 0) {
            return Signal.UNKNOWN;
        }
        Hits found = hits.orElseThrow();
        if (found.oddsByChance() < ODDS) {
            return Signal.PRESENT;
        }
        double weakest = found.chance() + WEAKEST_CHOICE * (1 - found.chance());
        return new Binomial(found.samples(), weakest).atMost(found.right()) < ODDS
                ? Signal.ABSENT
                : Signal.UNKNOWN;
    }

    /** Whether the embedding's neighbours share labels. */
    Signal ofEmbeddings() {
        Likeness found = labelLikeness();
        if (found.excess() > CLEAR_DEVIATIONS) {
            return Signal.PRESENT;
        }
        double weakest = found.chance() + WEAKEST_NEIGHBOURS * (1 - found.chance());
        boolean weaker = weakest - found.observed() > DEVIATIONS * found.deviation();
        return found.isTelling() && found.excess() < DEVIATIONS && weaker
                ? Signal.ABSENT
                : Signal.UNKNOWN;
    }

    private <T> List<T> telling(List<T> all) {
        return IntStream.of(rows.telling()).mapToObj(all::get).toList();
    }

    /** Whether they have one in common. */
    static boolean share(int[] some, int[] others) {
        return IntStream.of(some).anyMatch(label -> Arrays.binarySearch(others, label) >= 0);
    }

    private static int greatest(float[] scores) {
        return IntStream.range(1, scores.length)
                .reduce(0, (best, i) -> scores[i] > scores[best] ? i : best);
    }
}
