package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From which teachers each sample learns: those to which its gate gives the greatest shares. Which
 * these are is a constant, and each of them counts the same.
 *
 * @param teachersPerSample how many k
 * @param divergence how the student is compared with a teacher
 */
record Routing(int teachersPerSample, SoftDivergence divergence) {

    /**
     * The divergence from the chosen teachers, its mean over samples and over the chosen.
     *
     * @param student [B, C] logits; their manager owns the result
     * @param teachers each [B, C] logits; no gradient flows to them
     * @param logShares [B, E] of the gate; no gradient flows to them
     * @return a scalar
     */
    NDArray loss(NDArray student, List<NDArray> teachers, NDArray logShares) {
        int[][] chosen = chosen(logShares);
        NDArray sum = null;
        for (int teacher = 0; teacher < teachers.size(); teacher++) {
            NDArray share = student.getManager().create(shares(chosen, teacher));
            NDArray each = divergence.each(student, teachers.get(teacher).stopGradient());
            NDArray part = each.mul(share).mean();
            sum = sum == null ? part : sum.add(part);
        }
        return sum;
    }

    /** The teachers of each sample [B][k], the preferred first; of equal shares the first. */
    int[][] chosen(NDArray logShares) {
        int teachers = Math.toIntExact(logShares.getShape().get(1));
        float[] all = logShares.toFloatArray();
        int[][] chosen = new int[all.length / teachers][];
        for (int row = 0; row < chosen.length; row++) {
            int begin = row * teachers;
            chosen[row] =
                    IntStream.range(0, teachers)
                            .boxed()
                            .sorted(Comparator.comparing(teacher -> -all[begin + teacher]))
                            .limit(teachersPerSample)
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
        return chosen;
    }

    private float[] shares(int[][] chosen, int teacher) {
        float[] shares = new float[chosen.length];
        for (int row = 0; row < shares.length; row++) {
            if (IntStream.of(chosen[row]).anyMatch(one -> one == teacher)) {
                shares[row] = 1f / teachersPerSample;
            }
        }
        return shares;
    }
}
