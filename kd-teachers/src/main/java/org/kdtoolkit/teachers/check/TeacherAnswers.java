package org.kdtoolkit.teachers.check;

import java.util.List;
import java.util.Optional;

/**
 * What a teacher says of some samples of a subset.
 *
 * @param labels of each sample, in ascending order; empty where it has none
 * @param sources what each was perceived from: samples of one source may lawfully be answered alike
 * @param embeddings [N, Dt]
 * @param logits [N, C], where the teacher has them
 * @param missing about how many further samples it was asked in vain
 */
public record TeacherAnswers(
        List<int[]> labels,
        List<String> sources,
        List<float[]> embeddings,
        Optional<List<float[]>> logits,
        int missing) {

    /**
     * Copies the lists, not the arrays.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public TeacherAnswers {
        labels = List.copyOf(labels);
        sources = List.copyOf(sources);
        embeddings = List.copyOf(embeddings);
        logits = logits.map(List::copyOf);
        int size = embeddings.size();
        if (labels.size() != size
                || sources.size() != size
                || logits.map(List::size).orElse(size) != size) {
            throw new IllegalArgumentException(
                    "expected labels, sources and logits of %d samples, found %d, %d and %s"
                            .formatted(
                                    size,
                                    labels.size(),
                                    sources.size(),
                                    logits.map(List::size).map(String::valueOf).orElse("none")));
        }
    }

    /** The same without logits. */
    public TeacherAnswers withoutLogits() {
        return new TeacherAnswers(labels, sources, embeddings, Optional.empty(), missing);
    }

    /** The number of samples N. */
    public int size() {
        return embeddings.size();
    }
}
