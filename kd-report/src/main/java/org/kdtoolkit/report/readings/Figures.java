package org.kdtoolkit.report.readings;

import java.util.Arrays;

/** Figures of many samples. */
public final class Figures {

    private float[] values = new float[16];
    private int size;
    private boolean sorted;

    Figures() {}

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        sorted = false;
    }

    void addAll(float[] others) {
        for (float value : others) {
            add(value);
        }
    }

    /** How many there are. */
    public int count() {
        return size;
    }

    /** Their mean; NaN if there is none. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum / size;
    }

    /**
     * The figure that a share of them is below, between neighbours by linear interpolation.
     *
     * @param share from 0 to 1
     * @return NaN if there is none
     */
    public double quantile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        double place = share * (size - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, size - 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
