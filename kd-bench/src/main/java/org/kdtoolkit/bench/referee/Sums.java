package org.kdtoolkit.bench.referee;

/**
 * Weighted sums of arrays. Each loop reads several arrays by one index and writes one: in this form
 * the JVM's compiler makes vector instructions of it, which offsets into one array, or two arrays
 * written in one loop, keep it from.
 */
final class Sums {

    private static final int AT_ONCE = 4;

    /**
     * Shorter arrays have a loop of their own. The compiler unrolls a loop, and makes vector
     * instructions of it, by how long it has found it to be: a teacher of one column, trained
     * first, would leave the loops of all others at half their speed.
     */
    private static final int SHORT = 16;

    private Sums() {}

    /**
     * Adds {@code weights[k] * rows[k]} for some k.
     *
     * @param into [D] what is added to
     * @param rows [N, D]
     * @param weights [N]
     * @param order which k in which order
     * @param from where in the order the first stands
     * @param to behind the last
     */
    static void add(float[] into, float[][] rows, float[] weights, int[] order, int from, int to) {
        if (into.length < SHORT) {
            for (int i = from; i < to; i++) {
                addShort(into, rows[order[i]], weights[order[i]]);
            }
        } else {
            addLong(into, rows, weights, order, from, to);
        }
    }

    private static void addLong(
            float[] into, float[][] rows, float[] weights, int[] order, int from, int to) {
        int i = from;
        for (; i + AT_ONCE <= to; i += AT_ONCE) {
            four(
                    into,
                    rows[order[i]],
                    rows[order[i + 1]],
                    rows[order[i + 2]],
                    rows[order[i + 3]],
                    weights[order[i]],
                    weights[order[i + 1]],
                    weights[order[i + 2]],
                    weights[order[i + 3]]);
        }
        for (; i < to; i++) {
            one(into, rows[order[i]], weights[order[i]]);
        }
    }

    private static void four(
            float[] into,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float onA,
            float onB,
            float onC,
            float onD) {
        for (int i = 0; i < into.length; i++) {
            into[i] =
                    Math.fma(
                            onA,
                            a[i],
                            Math.fma(onB, b[i], Math.fma(onC, c[i], Math.fma(onD, d[i], into[i]))));
        }
    }

    private static void addShort(float[] into, float[] a, float onA) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.fma(onA, a[i], into[i]);
        }
    }

    private static void one(float[] into, float[] a, float onA) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.fma(onA, a[i], into[i]);
        }
    }
}
