package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which answers can be compared with others. Samples of one source, labels and answer count once,
 * since they are no further evidence; what is the same whatever the source says nothing.
 *
 * @param distinct how many answers there are that are not of the same source and labels
 * @param constant how many of them have an embedding or logits without any difference in them
 * @param equal how many of the others have the embedding of a sample of another source
 * @param telling the indices of those that are neither
 */
record Rows(int distinct, int constant, int equal, int[] telling) {

    private record Key(String source, List<Integer> labels, int embedding, int logits) {}

    private record Vector(float[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Vector vector && Arrays.equals(values, vector.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    static Rows of(TeacherAnswers answers) {
        List<Integer> distinct = distinct(answers);
        List<Integer> varied = distinct.stream().filter(i -> varies(answers, i)).toList();
        Map<Vector, Set<String>> sources = new HashMap<>();
        varied.forEach(
                i ->
                        sources.computeIfAbsent(
                                        new Vector(answers.embeddings().get(i)),
                                        v -> new HashSet<>())
                                .add(answers.sources().get(i)));
        int[] telling =
                varied.stream()
                        .filter(
                                i ->
                                        sources.get(new Vector(answers.embeddings().get(i))).size()
                                                == 1)
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new Rows(
                distinct.size(),
                distinct.size() - varied.size(),
                varied.size() - telling.length,
                telling);
    }

    private static List<Integer> distinct(TeacherAnswers answers) {
        Set<Key> known = new HashSet<>();
        List<Integer> distinct = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            float[] embedding = answers.embeddings().get(i);
            Optional<float[]> logits = logits(answers, i);
            Key key =
                    new Key(
                            answers.sources().get(i),
                            Arrays.stream(answers.labels().get(i)).boxed().toList(),
                            Arrays.hashCode(embedding),
                            logits.map(Arrays::hashCode).orElse(0));
            // what is not finite ends the training with a message of its own
            if (finite(embedding) && logits.map(Rows::finite).orElse(true) && known.add(key)) {
                distinct.add(i);
            }
        }
        return distinct;
    }

    private static Optional<float[]> logits(TeacherAnswers answers, int index) {
        return answers.logits().map(all -> all.get(index));
    }

    private static boolean varies(TeacherAnswers answers, int index) {
        return varies(answers.embeddings().get(index))
                && logits(answers, index).map(Rows::varies).orElse(true);
    }

    /** A vector of one entry can't. */
    private static boolean varies(float[] vector) {
        return vector.length == 1
                || IntStream.range(1, vector.length).anyMatch(i -> vector[i] != vector[0]);
    }

    private static boolean finite(float[] vector) {
        return IntStream.range(0, vector.length).allMatch(i -> Float.isFinite(vector[i]));
    }
}
