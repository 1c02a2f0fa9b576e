package org.kdtoolkit.predict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a student says of one sample: of one with several views, the mean over them. */
public final class Prediction {

    private final List<String> classes;
    private final float[] scores;
    private final float[] embedding;

    /**
     * What was said.
     *
     * @param classes the classes' names
     * @param scores [C] a probability for each class; none of a student without a head
     * @param embedding [D]
     */
    Prediction(List<String> classes, float[] scores, float[] embedding) {
        this.classes = classes;
        this.scores = scores;
        this.embedding = embedding;
    }

    /** The probability of each class [C], in the description's order; none without a head. */
    public float[] scores() {
        return scores.clone();
    }

    /** The embedding [D]. */
    public float[] embedding() {
        return embedding.clone();
    }

    /**
     * The classes with the highest scores, best first; of equal ones, the one that the description
     * names first.
     *
     * @param count at most how many
     */
    public List<ClassScore> best(int count) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> scores[c]).reversed())
                .limit(count)
                .map(c -> new ClassScore(classes.get(c), scores[c]))
                .toList();
    }

    /**
     * The classes whose scores are at least as high as a threshold, best first; for students of
     * several labels.
     */
    public List<ClassScore> above(double threshold) {
        return best(scores.length).stream().filter(of -> of.score() >= threshold).toList();
    }

    /**
     * The class with the highest score.
     *
     * @throws IllegalStateException if the student has no head
     */
    public ClassScore best() {
        return best(1).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "a student without a head scores no classes"));
    }
}
