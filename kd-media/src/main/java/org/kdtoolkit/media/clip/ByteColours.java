package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Planes;

/**
 * Changes of colours that are kept as bytes, as Pillow makes them: what comes in is rounded to
 * 255ths, luma and its mean are rounded too, and what comes out is cut to 255ths.
 */
final class ByteColours {

    private static final int MAX = 255;

    // the weights of red, green and blue in luma, in 65536ths
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private ByteColours() {}

    static Planes brighter(Planes planes, float factor) {
        return away(planes, new int[1], factor);
    }

    static Planes contrasted(Planes planes, float factor) {
        int[] luma = luma(planes);
        long sum = 0;
        for (int value : luma) {
            sum += value;
        }
        return away(planes, new int[] {(int) ((double) sum / luma.length + 0.5)}, factor);
    }

    static Planes saturated(Planes planes, float factor) {
        return planes.channels() == 1 ? planes : away(planes, luma(planes), factor);
    }

    /** The byte of a value from 0 to 1. */
    static int level(float value) {
        return Math.max(0, Math.min(MAX, Math.round(MAX * value)));
    }

    private static int[] luma(Planes planes) {
        float[] in = planes.values();
        int plane = in.length / planes.channels();
        int[] luma = new int[plane];
        for (int i = 0; i < plane; i++) {
            luma[i] =
                    planes.channels() == 1
                            ? level(in[i])
                            : RED * level(in[i])
                                            + GREEN * level(in[plane + i])
                                            + BLUE * level(in[2 * plane + i])
                                            + HALF
                                    >> 16;
        }
        return luma;
    }

    /** Multiplies the distance from a centre: one for all pixels, or each pixel's own. */
    private static Planes away(Planes planes, int[] centre, float factor) {
        float[] in = planes.values();
        float[] out = new float[in.length];
        for (int i = 0; i < out.length; i++) {
            int from = centre[i % centre.length];
            float moved = from + factor * (level(in[i]) - from);
            out[i] = (int) Math.max(0, Math.min(MAX, moved)) / (float) MAX;
        }
        return new Planes(out, planes.channels(), planes.size());
    }
}
