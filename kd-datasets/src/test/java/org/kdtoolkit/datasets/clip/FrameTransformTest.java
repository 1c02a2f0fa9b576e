package org.kdtoolkit.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.Box;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Planes;

class FrameTransformTest {

    private static final FrameTransform.RandomResizedCrop AREA =
            new FrameTransform.RandomResizedCrop(4, 0.08, 1, 0.75, 1.34);

    private static final List<FrameTransform> TRAINING =
            List.of(
                    AREA,
                    new FrameTransform.Flip(0.5),
                    new FrameTransform.ColourJitter(0.4, 0.4, 0.4, 0.2));

    @Test
    void doesTheSameToEveryFrameAndDrawsAnewForEachClip() throws SampleException {
        Planes frame = noise(9, 12, 3);
        Clip clip = new Clip(List.of(frame, frame, frame));
        Set<Float> firstValues = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            List<Planes> out = clip.transformed(TRAINING, new SplittableRandom(seed)).frames();
            assertThat(out.get(1).values()).containsExactly(out.get(0).values());
            assertThat(out.get(2).values()).containsExactly(out.get(0).values());
            assertThat(
                            clip.transformed(TRAINING, new SplittableRandom(seed))
                                    .frames()
                                    .get(0)
                                    .values())
                    .containsExactly(out.get(0).values());
            firstValues.add(out.get(0).values()[0]);
        }
        assertThat(firstValues).hasSizeGreaterThan(5);
    }

    @Test
    void leavesItsInputAlone() throws SampleException {
        Planes frame = noise(9, 12, 3);
        float[] before = frame.values().clone();
        new Clip(List.of(frame)).transformed(TRAINING, new SplittableRandom(1));
        FrameTransform normalize =
                new FrameTransform.Normalize(List.of(1.0, 2.0, 3.0), List.of(1.0, 1.0, 1.0));
        new Clip(List.of(frame)).transformed(List.of(normalize), new SplittableRandom(1));
        assertThat(frame.values()).containsExactly(before);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 50", "50, 1", "7, 13", "3, 2"})
    void cropsFramesOfAnySizeToTheWantedOne(int height, int width) throws SampleException {
        List<FrameTransform> crops =
                List.of(AREA, new FrameTransform.MultiScaleCornerCrop(4, List.of(1.0, 0.1)));
        for (FrameTransform crop : crops) {
            for (int seed = 0; seed < 20; seed++) {
                Clip clip =
                        new Clip(List.of(noise(height, width, 3)))
                                .transformed(List.of(crop), new SplittableRandom(seed));
                assertThat(clip.frames().get(0).size()).isEqualTo(new ImageSize(4, 4));
            }
        }
    }

    @Test
    void drawsPartsOfTheWantedAreaAndProportion() {
        ImageSize frame = new ImageSize(300, 400);
        AreaCrop crop =
                new AreaCrop(new FrameTransform.RandomResizedCrop(4, 0.2, 0.5, 0.75, 4 / 3.0));
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
        FrameTransform.RandomResizedCrop whole =
                new FrameTransform.RandomResizedCrop(4, 1, 1, 0.75, 1.5);
        RandomGenerator random = new SplittableRandom(1);
        assertThat(new AreaCrop(whole).draw(new ImageSize(90, 6), random))
                .isEqualTo(new Box(41, 0, new ImageSize(8, 6)));
        assertThat(new AreaCrop(whole).draw(new ImageSize(6, 90), random))
                .isEqualTo(new Box(0, 40, new ImageSize(6, 9)));
    }

    @Test
    void refusesToCutMoreThanThereIs() {
        Clip clip = new Clip(List.of(noise(5, 9, 1)));
        assertThatThrownBy(
                        () ->
                                clip.transformed(
                                        List.of(new FrameTransform.CentreCrop(6)),
                                        new SplittableRandom(1)))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "has frames of 5 x 9 pixels, too small for a centre crop of 6; resize"
                                + " first");
        assertThatThrownBy(() -> noise(5, 9, 1).cropped(new Box(0, 4, new ImageSize(5, 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not within");
    }

    @Test
    void flipsAlwaysOrNeverIfToldSo() throws SampleException {
        Planes frame = new Planes(new float[] {1, 2, 3, 4, 5, 6}, 1, new ImageSize(2, 3));
        Clip clip = new Clip(List.of(frame));
        RandomGenerator random = new SplittableRandom(1);
        assertThat(clip.transformed(List.of(new FrameTransform.Flip(1)), random).tensor().values())
                .containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(clip.transformed(List.of(new FrameTransform.Flip(0)), random).tensor().values())
                .containsExactly(frame.values());
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
        Planes frame = noise(3, 3, 3);
        FrameTransform jitter = new FrameTransform.ColourJitter(0, 0, 0, 0);
        assertThat(
                        new Clip(List.of(frame))
                                .transformed(List.of(jitter), new SplittableRandom(1))
                                .frames()
                                .get(0))
                .isSameAs(frame);
    }

    @Test
    void makesATensorOfAClip() {
        Planes first = new Planes(new float[] {1, 2}, 2, new ImageSize(1, 1));
        Planes second = new Planes(new float[] {3, 4}, 2, new ImageSize(1, 1));
        Clip clip = new Clip(List.of(first, second));
        assertThat(clip.tensor().shape()).isEqualTo(new Shape(2, 2, 1, 1));
        assertThat(clip.tensor().values()).containsExactly(1, 3, 2, 4);
    }

    @Test
    void refusesClipsWithoutFramesAndOfSeveralSizes() {
        assertThatThrownBy(() -> new Clip(List.of()))
                .hasMessage("a clip has 1 frame or more, found 0");
        assertThatThrownBy(() -> new Clip(List.of(noise(2, 2, 3), noise(2, 3, 3))))
                .hasMessageStartingWith("the frames of a clip have one size, found 3 channels of");
    }

    private static Planes noise(int height, int width, int channels) {
        RandomGenerator random = new SplittableRandom(5);
        float[] values = new float[channels * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new Planes(values, channels, new ImageSize(height, width));
    }
}
