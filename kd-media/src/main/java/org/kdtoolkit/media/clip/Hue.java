package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Planes;

/** Turns the hue of colours; their value and saturation in HSV stay. */
final class Hue {

    private static final int SECTORS = 6;

    private Hue() {}

    /**
     * Turns every pixel's hue.
     *
     * @param planes red, green and blue from 0 to 1; grey stays as it is
     * @param turn in turns: a third makes green of red
     */
    static Planes turned(Planes planes, float turn) {
        if (planes.channels() != 3) {
            return planes;
        }
        float[] in = planes.values();
        int plane = in.length / 3;
        float[] out = new float[in.length];
        for (int i = 0; i < plane; i++) {
            float red = in[i];
            float green = in[plane + i];
            float blue = in[2 * plane + i];
            float max = Math.max(red, Math.max(green, blue));
            float chroma = max - Math.min(red, Math.min(green, blue));
            float hue = chroma == 0 ? 0 : sector(red, green, blue, max, chroma);
            float turned = hue + SECTORS * turn;
            out[i] = component(max, chroma, turned + 5);
            out[plane + i] = component(max, chroma, turned + 3);
            out[2 * plane + i] = component(max, chroma, turned + 1);
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    /** The hue, from -1 to 5: 0 is red, 2 green, 4 blue. */
    private static float sector(float red, float green, float blue, float max, float chroma) {
        if (max == red) {
            return (green - blue) / chroma;
        }
        return max == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
    }

    /** A colour's share: full within a third of the circle, none in the opposite third. */
    private static float component(float max, float chroma, float place) {
        float k = place - SECTORS * (float) Math.floor(place / SECTORS);
        return max - chroma * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
    }
}
