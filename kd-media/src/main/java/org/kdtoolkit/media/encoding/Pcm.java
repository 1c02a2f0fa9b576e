package org.kdtoolkit.media.encoding;

/** Sound as numbers of 16 bits. */
final class Pcm {

    private Pcm() {}

    /** The numbers of some values, which are from -1 to 1; what is beyond is clipped. */
    static short[] of(float[] values, int from, int to) {
        short[] numbers = new short[to - from];
        for (int i = 0; i < numbers.length; i++) {
            int number = Math.round(values[from + i] * 32768f);
            numbers[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, number));
        }
        return numbers;
    }
}
