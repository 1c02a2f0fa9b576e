package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

class FrameTransformTest {

    private static final FrameTransform.RandomResizedCrop AREA =
            new FrameTransform.RandomResizedCrop(4, 0.08, 1, 0.75, 1.34);

    private static final List<FrameTransform> TRAINING =
            List.of(
                    AREA,
                    new FrameTransform.Flip(0.5),
                    new CropWithPadding(1, 0),
                    new Rotation(20, 0),
                    new FrameTransform.ColourJitter(0.4, 0.4, 0.4, 0.2),
                    new RandAugment(2, 9),
                    new RandomErasing(0.5, 0.1, 0.3, 0.5, 2, Optional.empty()));

    @Test
    void doesTheSameToEveryFrameAndDrawsAnewForEachClip() throws SampleException {
        Frame frame = noise(9, 12);
        Set<Float> firstValues = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            float[] clip = clip(TRAINING, seed, frame, frame, frame).values();
            float[] alone = clip(TRAINING, seed, frame).values();
            for (int channel = 0; channel < 3; channel++) {
                for (int t = 0; t < 3; t++) {
                    assertThat(part(clip, 3 * channel + t)).containsExactly(part(alone, channel));
                }
            }
            firstValues.add(clip[0]);
        }
        assertThat(firstValues).hasSizeGreaterThan(5);
    }

    @Test
    void leavesItsInputAlone() throws SampleException {
        Frame frame = noise(9, 12);
        byte[] before = frame.rgb().clone();
        clip(TRAINING, 1, frame);
        clip(List.of(), 1, frame);
        assertThat(frame.rgb()).containsExactly(before);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "50, 1", "7, 13", "3, 2"})
    void cropsFramesOfAnySizeToTheWantedOne(int height, int width) throws SampleException {
        List<FrameTransform> crops =
                List.of(AREA, new FrameTransform.MultiScaleCornerCrop(4, List.of(1.0, 0.1)));
        for (FrameTransform crop : crops) {
            for (int seed = 0; seed < 20; seed++) {
                assertThat(clip(List.of(crop), seed, noise(height, width)).shape())
                        .isEqualTo(new Shape(3, 1, 4, 4));
            }
        }
    }

    /** One movement for all steps gives what the steps give one after the other. */
    @Test
    void fusesStepsWithoutChangingWhatTheyDo() throws SampleException {
        List<FrameTransform> steps =
                List.of(
                        new FrameTransform.Resize(11),
                        new FrameTransform.Flip(1),
                        AREA,
                        new FrameTransform.CentreCrop(3));
        for (int seed = 0; seed < 20; seed++) {
            Frame frame = noise(13, 16);
            Planes planes = planes(frame);
            RandomGenerator random = new SplittableRandom(seed);
            for (FrameTransform step : steps) {
                planes = step.draw(planes.size(), random).apply(planes);
            }
            assertThat(clip(steps, seed, frame).values())
                    .containsExactly(planes.values(), within(1e-4f));
        }
    }

    @Test
    void normalizesBehindAllStepsWhetherColoursChangeOrNot() throws SampleException {
        Normalization normalization =
                new Normalization(List.of(0.1, 0.2, 0.3), List.of(0.5, 2.0, 0.3));
        List<FrameTransform> moving = List.of(AREA, new FrameTransform.Flip(1));
        for (List<FrameTransform> steps : List.of(moving, TRAINING)) {
            Frame frame = noise(9, 12);
            float[] expected = clip(steps, 3, frame, frame).values();
            normalization.apply(expected);
            HostTensor normalized =
                    new ClipPipeline(steps, normalization)
                            .read(
                                    new MemoryVideo(List.of(frame, frame)),
                                    new int[] {0, 1},
                                    new SplittableRandom(3));
            assertThat(normalized.values()).containsExactly(expected, within(1e-4f));
        }
    }

    @Test
    void drawsPartsOfTheWantedAreaAndProportion() {
        ImageSize frame = new ImageSize(300, 400);
        AreaCrop crop = new AreaCrop(0.2, 0.5, 0.75, 4 / 3.0);
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Box box = crop.draw(frame, random);
            assertThat(box.isWithin(frame)).isTrue();
            double height = box.size().height();
            double width = box.size().width();
            assertThat(height * width / (300 * 400)).isBetween(0.19, 0.51);
            assertThat(width / height).isBetween(0.73, 1.36);
        }
    }

    @Test
    void takesTheMiddleOfAFrameThatIsTooNarrow() {
        AreaCrop whole = new AreaCrop(1, 1, 0.75, 1.5);
        RandomGenerator random = new SplittableRandom(1);
        assertThat(whole.draw(new ImageSize(90, 6), random))
                .isEqualTo(new Box(41, 0, new ImageSize(8, 6)));
        assertThat(whole.draw(new ImageSize(6, 90), random))
                .isEqualTo(new Box(0, 40, new ImageSize(6, 9)));
    }

    @Test
    void refusesToCutMoreThanThereIs() {
        assertThatThrownBy(() -> clip(List.of(new FrameTransform.CentreCrop(6)), 1, noise(5, 9)))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "has frames of 5 x 9 pixels, too small for a centre crop of 6; resize"
                                + " first");
        Box tooFar = new Box(0, 4, new ImageSize(5, 6));
        assertThatThrownBy(() -> Geometry.part(new ImageSize(5, 9), tooFar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not within");
    }

    @Test
    void flipsAlwaysOrNeverIfToldSo() throws SampleException {
        byte[] rgb = {0, 10, 20, 30, 40, 50};
        Frame frame = new RgbFrame(rgb, new ImageSize(1, 2));
        assertThat(clip(List.of(new FrameTransform.Flip(1)), 1, frame).values())
                .containsExactly(units(30, 0, 40, 10, 50, 20), within(1e-6f));
        assertThat(clip(List.of(new FrameTransform.Flip(0)), 1, frame).values())
                .containsExactly(units(0, 30, 10, 40, 20, 50), within(1e-6f));
    }

    @Test
    void changesColoursAsTold() {
        Planes red = new Planes(new float[] {0.8f, 0.2f, 0.2f}, 3, new ImageSize(1, 1));
        assertThat(ColourChange.brighter(red, 1.5f).values())
                .containsExactly(new float[] {1, 0.3f, 0.3f}, within(1e-6f));
        assertThat(Hue.turned(red, 1 / 3f).values())
                .containsExactly(new float[] {0.2f, 0.8f, 0.2f}, within(1e-6f));
        assertThat(Hue.turned(red, -1 / 6f).values())
                .containsExactly(new float[] {0.8f, 0.2f, 0.8f}, within(1e-6f));
        float luma = 0.299f * 0.8f + 0.701f * 0.2f;
        assertThat(ColourChange.saturated(red, 0).values())
                .containsExactly(new float[] {luma, luma, luma}, within(1e-6f));
        Planes grey = new Planes(new float[] {0.2f, 0.4f}, 1, new ImageSize(1, 2));
        assertThat(ColourChange.contrasted(grey, 2).values())
                .containsExactly(new float[] {0.1f, 0.5f}, within(1e-6f));
        assertThat(ColourChange.saturated(grey, 2)).isSameAs(grey);
        assertThat(Hue.turned(grey, 0.3f)).isSameAs(grey);
    }

    @Test
    void leavesColoursThatAreNotToChange() throws SampleException {
        Frame frame = noise(3, 3);
        FrameTransform jitter = new FrameTransform.ColourJitter(0, 0, 0, 0);
        assertThat(clip(List.of(jitter), 1, frame).values())
                .containsExactly(planes(frame).values(), within(1e-6f));
    }

    @Test
    void refusesClipsWithoutFramesAndMeansOfOtherChannels() {
        assertThatThrownBy(() -> clip(List.of(), 1))
                .hasMessage("a clip has 1 frame or more, found 0");
        assertThatThrownBy(() -> new ClipPipeline(List.of(), Normalization.none(1)))
                .hasMessage("1 means for frames of 3 channels");
    }

    private static HostTensor clip(List<FrameTransform> steps, int seed, Frame... frames)
            throws SampleException {
        int[] numbers = IntStream.range(0, frames.length).toArray();
        return ClipPipeline.of(steps)
                .read(new MemoryVideo(List.of(frames)), numbers, new SplittableRandom(seed));
    }

    private static float[] part(float[] values, int index) {
        return Arrays.copyOfRange(values, 16 * index, 16 * (index + 1));
    }

    private static float[] units(int... values) {
        float[] units = new float[values.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = values[i] / 255f;
        }
        return units;
    }

    private static Planes planes(Frame frame) {
        int plane = frame.rgb().length / 3;
        float[] values = new float[3 * plane];
        for (int i = 0; i < values.length; i++) {
            values[i] = (frame.rgb()[i % plane * 3 + i / plane] & 0xff) / 255f;
        }
        return new Planes(values, 3, frame.size());
    }

    private static Frame noise(int height, int width) {
        byte[] values = new byte[3 * height * width];
        new Random(5).nextBytes(values);
        return new RgbFrame(values, new ImageSize(height, width));
    }
}
