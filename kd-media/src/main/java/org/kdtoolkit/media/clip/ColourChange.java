package org.kdtoolkit.media.clip;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.kdtoolkit.formats.random.Shuffle;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Changes of colours, one after the other.
 *
 * @param steps the changes in order
 */
record ColourChange(List<UnaryOperator<Planes>> steps) implements DrawnTransform {

    /**
     * What a jitter does, by how much.
     *
     * @param brightness factor of the values
     * @param contrast factor of their distance from the mean luma
     * @param saturation factor of their distance from the pixel's luma
     * @param turn of the colour circle, in turns
     * @param inBytes whether all is done as Pillow does it
     */
    record Amounts(
            float brightness, float contrast, float saturation, float turn, boolean inBytes) {

        /** Brightness, contrast, saturation and hue, in this order. */
        private List<UnaryOperator<Planes>> steps() {
            return inBytes
                    ? List.of(
                            planes -> ByteColours.brighter(planes, brightness),
                            planes -> ByteColours.contrasted(planes, contrast),
                            planes -> ByteColours.saturated(planes, saturation),
                            planes -> ByteHue.turned(planes, turn))
                    : List.of(
                            planes -> brightness == 1 ? planes : brighter(planes, brightness),
                            planes -> contrast == 1 ? planes : contrasted(planes, contrast),
                            planes -> saturation == 1 ? planes : saturated(planes, saturation),
                            planes -> turn == 0 ? planes : Hue.turned(planes, turn));
        }
    }

    static ColourChange draw(FrameTransform.ColourJitter config, RandomGenerator random) {
        float brightness = factor(config.brightness(), random);
        float contrast = factor(config.contrast(), random);
        float saturation = factor(config.saturation(), random);
        float turn = (float) (config.hue() * (2 * random.nextDouble() - 1));
        int[] order = {0, 1, 2, 3};
        Shuffle.fromTheEnd(order, random);
        return of(new Amounts(brightness, contrast, saturation, turn, config.inBytes()), order);
    }

    /**
     * Changes colours in an order.
     *
     * @param order of 0 for brightness, 1 for contrast, 2 for saturation and 3 for hue
     */
    static ColourChange of(Amounts amounts, int... order) {
        List<UnaryOperator<Planes>> steps = amounts.steps();
        return new ColourChange(Arrays.stream(order).mapToObj(steps::get).toList());
    }

    private static float factor(double most, RandomGenerator random) {
        double least = Math.max(0, 1 - most);
        return (float) (least + (1 + most - least) * random.nextDouble());
    }

    @Override
    public Planes apply(Planes frame) {
        Planes changed = frame;
        for (UnaryOperator<Planes> step : steps) {
            changed = step.apply(changed);
        }
        return changed;
    }

    static Planes brighter(Planes planes, float factor) {
        return away(planes, new float[1], factor);
    }

    static Planes contrasted(Planes planes, float factor) {
        double sum = 0;
        float[] luma = planes.grey().values();
        for (float value : luma) {
            sum += value;
        }
        return away(planes, new float[] {(float) (sum / luma.length)}, factor);
    }

    static Planes saturated(Planes planes, float factor) {
        return planes.channels() == 1 ? planes : away(planes, planes.grey().values(), factor);
    }

    static Planes sharpened(Planes planes, float factor) {
        return away(planes, smoothed(planes), factor);
    }

    /** Averages each pixel, counted five times, with the eight around it; edges stay. */
    private static float[] smoothed(Planes planes) {
        ImageSize size = planes.size();
        int width = size.width();
        float[] in = planes.values();
        float[] out = in.clone();
        for (int channel = 0; channel < planes.channels(); channel++) {
            for (int y = 1; y < size.height() - 1; y++) {
                int row = (channel * size.height() + y) * width;
                for (int at = row + 1; at < row + width - 1; at++) {
                    out[at] =
                            (in[at - width - 1]
                                            + in[at - width]
                                            + in[at - width + 1]
                                            + in[at - 1]
                                            + 5 * in[at]
                                            + in[at + 1]
                                            + in[at + width - 1]
                                            + in[at + width]
                                            + in[at + width + 1])
                                    / 13;
                }
            }
        }
        return out;
    }

    /** Multiplies the distance from a centre: one for all pixels, or each pixel's own. */
    private static Planes away(Planes planes, float[] centre, float factor) {
        float[] in = planes.values();
        float[] out = new float[in.length];
        int next = 0;
        for (int i = 0; i < out.length; i++) {
            float from = centre[next];
            out[i] = Math.max(0, Math.min(1, from + factor * (in[i] - from)));
            next = next + 1 == centre.length ? 0 : next + 1;
        }
        return new Planes(out, planes.channels(), planes.size());
    }
}
