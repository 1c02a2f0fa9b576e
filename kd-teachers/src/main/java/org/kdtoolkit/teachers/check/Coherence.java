package org.kdtoolkit.teachers.check;

import java.util.Optional;
import org.kdtoolkit.api.data.Subset;

/**
 * Whether labels, embeddings and logits belong together. A network's logits follow from its
 * embedding, so that neighbours in the embedding choose alike even where the teacher is mostly
 * wrong; and what it says of a sample has to do with the sample's label.
 */
final class Coherence implements Check {

    private static final double DEVIATIONS = 3.3;
    private static final double CLEAR_DEVIATIONS = 5;

    /** Of all there can be, what neighbours at least have in common. */
    private static final double LEAST_STRENGTH = 0.1;

    /** How often two samples get the same choice where the choice is hardly ever another. */
    private static final double SAME_CHOICE = 0.9;

    private static final double MOST_OF_ONE_LABEL = 0.5;
    private static final int FEWEST = 100;

    /** How often neighbours share a label where every last layer can tell the classes. */
    private static final double CLEAR_EMBEDDING = 0.6;

    private static final double WASTED = 0.5;

    @Override
    public Optional<TeacherDoubt> on(Evidence evidence) {
        return evidence.logits().isEmpty() ? ofEmbeddings(evidence) : ofBoth(evidence);
    }

    private static Optional<TeacherDoubt> ofEmbeddings(Evidence evidence) {
        if (evidence.ofEmbeddings() != Signal.ABSENT) {
            return Optional.empty();
        }
        return Optional.of(
                Clusters.in(evidence) ? misplaced(evidence) : neighboursAtChance(evidence));
    }

    private static Optional<TeacherDoubt> ofBoth(Evidence evidence) {
        Signal logits = evidence.ofLogits();
        Signal embeddings = evidence.ofEmbeddings();
        if (choosesOneClass(evidence)) {
            return Optional.of(sameChoice(evidence));
        }
        if (logits == Signal.ABSENT) {
            return Optional.of(
                    switch (embeddings) {
                        case PRESENT ->
                                together(evidence) ? untrainedHead(evidence) : apart(evidence);
                        case ABSENT ->
                                together(evidence) ? misplaced(evidence) : atChance(evidence);
                        case UNKNOWN -> atChance(evidence);
                    });
        }
        if (embeddings == Signal.ABSENT && logits == Signal.UNKNOWN && together(evidence)) {
            return Optional.of(misplaced(evidence));
        }
        if (embeddings == Signal.ABSENT && logits == Signal.PRESENT || isApart(evidence)) {
            return Optional.of(apart(evidence));
        }
        return wastesItsEmbedding(evidence)
                ? Optional.of(untrainedHead(evidence))
                : Optional.empty();
    }

    private static boolean together(Evidence evidence) {
        Likeness choices = evidence.choiceLikeness();
        return choices.excess() > CLEAR_DEVIATIONS && choices.strength() > LEAST_STRENGTH;
    }

    private static boolean choosesOneClass(Evidence evidence) {
        return evidence.choiceLikeness().members() >= FEWEST
                && evidence.choiceLikeness().chance() > SAME_CHOICE
                && evidence.hits().filter(hits -> hits.chance() < MOST_OF_ONE_LABEL).isPresent();
    }

    /**
     * By chance a last layer that never learnt gives some classes their own place: samples of a
     * class come out alike.
     */
    private static boolean wastesItsEmbedding(Evidence evidence) {
        double neighbours = evidence.labelLikeness().observed();
        return evidence.labelLikeness().isTelling()
                && neighbours > CLEAR_EMBEDDING
                && evidence.hits().orElseThrow().share() < WASTED * neighbours;
    }

    private static boolean isApart(Evidence evidence) {
        Likeness choices = evidence.choiceLikeness();
        double least = choices.chance() + LEAST_STRENGTH * (1 - choices.chance());
        return choices.isTelling()
                && choices.excess() < DEVIATIONS
                && least - choices.observed() > DEVIATIONS * choices.deviation();
    }

    private static TeacherDoubt misplaced(Evidence evidence) {
        return new TeacherDoubt(
                DoubtKind.MISPLACED_FILES,
                "%s: the embedding has clusters, yet neighbours share a label no more often than by chance (%s, by chance %s)"
                        .formatted(key(evidence), observed(evidence), chance(evidence)),
                "its files seem to be shifted or shuffled against the samples, or the network is"
                        + " untrained");
    }

    private static TeacherDoubt neighboursAtChance(Evidence evidence) {
        return new TeacherDoubt(
                DoubtKind.AT_CHANCE,
                "%s: neighbours in the embedding share a label no more often than by chance (%s, by chance %s)"
                        .formatted(key(evidence), observed(evidence), chance(evidence)),
                "it has nothing to teach; look whether its files are those of these samples");
    }

    private static TeacherDoubt atChance(Evidence evidence) {
        Hits hits = evidence.hits().orElseThrow();
        return new TeacherDoubt(
                DoubtKind.AT_CHANCE,
                "%s: %s of %d samples are right, by chance it would be %s (odds of that or better: %s)"
                        .formatted(
                                key(evidence),
                                Figures.percent(hits.share()),
                                hits.samples(),
                                Figures.percent(hits.chance()),
                                Figures.odds(hits.oddsByChance())),
                "it has nothing to teach; look whether its files and its classes are those of"
                        + " this data set");
    }

    private static TeacherDoubt untrainedHead(Evidence evidence) {
        Hits hits = evidence.hits().orElseThrow();
        return new TeacherDoubt(
                DoubtKind.PARTIAL_WEIGHTS,
                "%s: neighbours in the embedding share a label (%s, by chance %s), and the logits follow the embedding but are right of %s of %d samples"
                        .formatted(
                                key(evidence),
                                observed(evidence),
                                chance(evidence),
                                Figures.percent(hits.share()),
                                hits.samples()),
                "the weights of the last layer seem not to be loaded, or to be of other classes");
    }

    private static TeacherDoubt sameChoice(Evidence evidence) {
        Hits hits = evidence.hits().orElseThrow();
        return new TeacherDoubt(
                DoubtKind.PARTIAL_WEIGHTS,
                "%s: the logits choose nearly always the same class, and are right of %s of %d samples"
                        .formatted(key(evidence), Figures.percent(hits.share()), hits.samples()),
                "the network's weights seem to be loaded in part, or its input to be prepared in"
                        + " another way than in its training");
    }

    private static TeacherDoubt apart(Evidence evidence) {
        Hits hits = evidence.hits().orElseThrow();
        Likeness choices = evidence.choiceLikeness();
        String right =
                hits.samples() == 0
                        ? ""
                        : "; the logits are right of %s of the samples, and neighbours in the embedding share a label in %s of the cases"
                                .formatted(Figures.percent(hits.share()), observed(evidence));
        return new TeacherDoubt(
                DoubtKind.CONTRADICTION,
                "%s: the logits of neighbours in the embedding choose one class in %s of the cases, by chance it would be %s%s"
                        .formatted(
                                key(evidence),
                                Figures.percent(choices.observed()),
                                Figures.percent(choices.chance()),
                                right),
                "embeddings and logits seem to come from files of different order, or from"
                        + " different networks");
    }

    private static String observed(Evidence evidence) {
        return Figures.percent(evidence.labelLikeness().observed());
    }

    private static String chance(Evidence evidence) {
        return Figures.percent(evidence.labelLikeness().chance());
    }

    private static String key(Evidence evidence) {
        Subset subset = evidence.subset();
        return subset.key();
    }
}
