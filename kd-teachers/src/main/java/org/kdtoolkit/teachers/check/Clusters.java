package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whether an embedding has clusters: its vectors are nearer to each other than if each dimension
 * were dealt out anew, which keeps all but what dimensions have to do with each other.
 */
final class Clusters {

    private static final int MOST = 500;
    private static final int SEED = 3;
    private static final double CLEAR = 0.1;

    private Clusters() {}

    static boolean in(Evidence evidence) {
        List<float[]> vectors = evidence.embeddings().stream().limit(MOST).toList();
        List<String> sources =
                IntStream.range(0, vectors.size()).mapToObj(String::valueOf).toList();
        double closeness = Neighbours.of(vectors, sources).closeness();
        return closeness - Neighbours.of(dealt(vectors), sources).closeness() > CLEAR;
    }

    private static List<float[]> dealt(List<float[]> vectors) {
        List<float[]> dealt = vectors.stream().map(float[]::clone).toList();
        Random random = new Random(SEED);
        List<Integer> order = new ArrayList<>(IntStream.range(0, dealt.size()).boxed().toList());
        for (int d = 0; d < vectors.get(0).length; d++) {
            Collections.shuffle(order, random);
            for (int i = 0; i < dealt.size(); i++) {
                dealt.get(i)[d] = vectors.get(order.get(i))[d];
            }
        }
        return dealt;
    }
}
