package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.teachers.TeacherPass;

/**
 * Asks a teacher about as many samples as can be compared with each other in seconds: labelled ones
 * first, and several of one source and label last.
 */
public final class TeacherInterview {

    private static final int MOST = 2000;
    private static final int FEWEST = 300;

    /** Products of numbers in comparing all with all. */
    private static final double EFFORT = 4e9;

    private static final int SEED = 11;

    private final TeacherPass pass;

    /** Prepares to ask the teacher of a pass. */
    public TeacherInterview(TeacherPass pass) {
        this.pass = pass;
    }

    /**
     * Asks about samples of a subset.
     *
     * @param admitted the indices of samples that may be asked about
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public TeacherAnswers on(Subset subset, IntPredicate admitted) {
        Samples samples = pass.dataset().samples(subset);
        int[] asked = chosen(samples, admitted);
        List<int[]> labels = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        List<float[]> allLogits = new ArrayList<>();
        if (asked.length > 0) {
            pass.ask(
                    subset,
                    size -> asked,
                    (index, embedding, logits) -> {
                        labels.add(samples.labels(index));
                        sources.add(source(samples, index));
                        embeddings.add(embedding);
                        logits.ifPresent(allLogits::add);
                    });
        }
        return new TeacherAnswers(
                labels,
                sources,
                embeddings,
                Optional.of(allLogits).filter(all -> pass.teacher().shape().logits()),
                asked.length - embeddings.size());
    }

    private int[] chosen(Samples samples, IntPredicate admitted) {
        List<Integer> order =
                new ArrayList<>(
                        IntStream.range(0, samples.size()).filter(admitted).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        Set<List<String>> known = new HashSet<>();
        List<Integer> labelled = new ArrayList<>();
        List<Integer> unlabelled = new ArrayList<>();
        List<Integer> repeated = new ArrayList<>();
        for (int index : order) {
            int[] labels = samples.labels(index);
            if (!known.add(List.of(source(samples, index), Arrays.toString(labels)))) {
                repeated.add(index);
            } else if (labels.length > 0) {
                labelled.add(index);
            } else {
                unlabelled.add(index);
            }
        }
        double most = Math.sqrt(EFFORT / Math.max(1, pass.teacher().shape().width()));
        return Stream.of(labelled, unlabelled, repeated)
                .flatMap(List::stream)
                .limit((long) Math.max(FEWEST, Math.min(MOST, most)))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Parts of one file are perceived by themselves. */
    private String source(Samples samples, int index) {
        return Optional.of(pass.modality())
                .filter(modality -> samples.isWhole(index, modality))
                .flatMap(modality -> samples.source(index, modality))
                .orElseGet(() -> "sample " + samples.id(index));
    }
}
