package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Planes;

/**
 * Turns the hue of colours that are kept as bytes of hue, saturation and value, as Pillow's HSV
 * pictures are: hue and saturation are cut to 255ths on the way there, where {@link Hue} keeps
 * them.
 */
final class ByteHue {

    private static final int MAX = 255;
    private static final int SECTORS = 6;

    private ByteHue() {}

    /**
     * Turns every pixel's hue.
     *
     * @param planes red, green and blue from 0 to 1; grey stays as it is
     * @param turn in turns, of which whole 255ths are made, cut towards 0
     */
    static Planes turned(Planes planes, float turn) {
        if (planes.channels() != 3) {
            return planes;
        }
        int plane = planes.values().length / 3;
        float[] out = new float[planes.values().length];
        int[] colour = new int[3];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < 3; channel++) {
                colour[channel] = ByteColours.level(planes.values()[channel * plane + i]);
            }
            turn(colour, (int) (turn * MAX));
            for (int channel = 0; channel < 3; channel++) {
                out[channel * plane + i] = colour[channel] / (float) MAX;
            }
        }
        return new Planes(out, planes.channels(), planes.size());
    }

    private static void turn(int[] colour, int levels) {
        int value = Math.max(colour[0], Math.max(colour[1], colour[2]));
        int chroma = value - Math.min(colour[0], Math.min(colour[1], colour[2]));
        int saturation = chroma == 0 ? 0 : (int) ((float) chroma / value * (double) MAX);
        if (saturation == 0) {
            colour[0] = value;
            colour[1] = value;
            colour[2] = value;
            return;
        }
        int hue = hue(colour, value, chroma) + levels & MAX;
        double place = hue * SECTORS / (double) MAX;
        int sector = (int) place;
        double share = saturation / (double) MAX;
        int none = (int) Math.round(value * (1 - share));
        int falling = (int) Math.round(value * (1 - share * (place - sector)));
        int rising = (int) Math.round(value * (1 - share * (1 - (place - sector))));
        set(colour, sector % SECTORS, value, none, falling, rising);
    }

    /** From 0 to 255 around the circle; rounded on the way where Pillow rounds. */
    private static int hue(int[] colour, int value, int chroma) {
        float red = (float) (value - colour[0]) / chroma;
        float green = (float) (value - colour[1]) / chroma;
        float blue = (float) (value - colour[2]) / chroma;
        float sector;
        if (colour[0] == value) {
            sector = blue - green;
        } else if (colour[1] == value) {
            sector = (float) (2.0 + red - blue);
        } else {
            sector = (float) (4.0 + green - red);
        }
        float share = (float) ((sector / (double) SECTORS + 1) % 1);
        return (int) (share * (double) MAX);
    }

    private static void set(int[] colour, int sector, int full, int none, int falling, int rising) {
        int[] parts =
                switch (sector) {
                    case 0 -> new int[] {full, rising, none};
                    case 1 -> new int[] {falling, full, none};
                    case 2 -> new int[] {none, full, rising};
                    case 3 -> new int[] {none, falling, full};
                    case 4 -> new int[] {rising, none, full};
                    default -> new int[] {full, none, falling};
                };
        System.arraycopy(parts, 0, colour, 0, parts.length);
    }
}
