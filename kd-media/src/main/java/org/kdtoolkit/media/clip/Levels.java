package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Planes;

/**
 * Changes that give each value another one by a table, alone or by how often it occurs. As they are
 * defined on bytes, values are taken in 255ths where that matters.
 */
final class Levels {

    private static final int MAX = 255;

    private Levels() {}

    /** Keeps so many of the eight bits, the highest ones. */
    static Planes posterized(Planes planes, int bits) {
        int kept = MAX << (8 - bits) & MAX;
        float[] out = new float[planes.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (level(planes.values()[i]) & kept) / (float) MAX;
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    /** Inverts values that are not below a threshold from 0 to 1. */
    static Planes solarized(Planes planes, float threshold) {
        float[] out = planes.values().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] < threshold ? out[i] : 1 - out[i];
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    /** Stretches each channel to 0 to 1; one of a single value stays. */
    static Planes stretched(Planes planes) {
        float[] out = planes.values().clone();
        int plane = out.length / planes.channels();
        for (int begin = 0; begin < out.length; begin += plane) {
            float least = out[begin];
            float greatest = out[begin];
            for (int i = begin; i < begin + plane; i++) {
                least = Math.min(least, out[i]);
                greatest = Math.max(greatest, out[i]);
            }
            for (int i = begin; i < begin + plane && least < greatest; i++) {
                out[i] = (out[i] - least) / (greatest - least);
            }
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    /** Makes all values of each channel as frequent as each other, as far as a table can. */
    static Planes equalized(Planes planes) {
        float[] out = planes.values().clone();
        int plane = out.length / planes.channels();
        for (int begin = 0; begin < out.length; begin += plane) {
            int[] counts = new int[MAX + 1];
            for (int i = begin; i < begin + plane; i++) {
                counts[level(out[i])]++;
            }
            int last = MAX;
            while (counts[last] == 0) {
                last--;
            }
            int step = (plane - counts[last]) / MAX;
            if (step > 0) {
                float[] table = equalizing(counts, step);
                for (int i = begin; i < begin + plane; i++) {
                    out[i] = table[level(out[i])];
                }
            }
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    private static float[] equalizing(int[] counts, int step) {
        float[] table = new float[counts.length];
        int below = step / 2;
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.min(MAX, below / step) / (float) MAX;
            below += counts[i];
        }
        return table;
    }

    private static int level(float value) {
        return Math.max(0, Math.min(MAX, Math.round(MAX * value)));
    }
}
