package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

class PicturePipelineTest {

    private static final ImageSize SIZE = new ImageSize(8, 12);

    private static final List<FrameTransform> ALL =
            List.of(
                    new FrameTransform.RandomResizedCrop(9, 0.3, 1, 0.75, 1.3),
                    new FrameTransform.Flip(0.5),
                    new CropWithPadding(2, 0.5),
                    new Rotation(20, 1),
                    new FrameTransform.ColourJitter(0.4, 0.4, 0.4, 0.2),
                    new RandAugment(3, 15),
                    new RandomErasing(0.5, 0.1, 0.3, 0.5, 2, Optional.empty()));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void takesGreyAndColouredPicturesAndLeavesThemAlone(int channels) throws SampleException {
        Planes picture = noise(channels);
        float[] before = picture.values().clone();
        Set<Float> drawn = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Planes seen = seen(ALL, picture, seed);
            assertThat(seen.size()).isEqualTo(new ImageSize(9, 9));
            assertThat(seen.channels()).isEqualTo(channels);
            for (float value : seen.values()) {
                assertThat(value).isBetween(-1e-5f, 1 + 1e-5f);
            }
            assertThat(seen(ALL, picture, seed).values()).containsExactly(seen.values());
            drawn.add(seen.values()[40]);
        }
        assertThat(drawn).hasSizeGreaterThan(150);
        assertThat(picture.values()).containsExactly(before);
        assertThat(seen(List.of(), picture, 1).values())
                .containsExactly(before)
                .isNotSameAs(picture.values());
    }

    @Test
    void doesToAPictureWhatAClipOfItGoesThrough() throws SampleException {
        byte[] rgb = new byte[3 * SIZE.height() * SIZE.width()];
        new Random(4).nextBytes(rgb);
        RgbFrame frame = new RgbFrame(rgb, SIZE);
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i % 3 * (rgb.length / 3) + i / 3] = (rgb[i] & 0xff) / 255f;
        }
        for (int seed = 0; seed < 20; seed++) {
            HostTensor clip =
                    ClipPipeline.of(ALL).apply(List.of(frame), new SplittableRandom(seed));
            // equalising turns the least difference into a step of a 255th and more
            assertThat(seen(ALL, new Planes(values, 3, SIZE), seed).values())
                    .containsExactly(clip.values(), within(0.05f));
        }
    }

    @Test
    void cropsWithPaddingMoveByWholePixelsUpToTheBorder() throws SampleException {
        Planes picture = noise(1);
        Set<List<Integer>> moves = new HashSet<>();
        for (int seed = 0; seed < 500; seed++) {
            Planes seen = seen(List.of(new CropWithPadding(2, 0.25)), picture, seed);
            moves.add(move(picture, seen));
        }
        assertThat(moves).hasSize(25);
    }

    /** The one movement of up to two pixels that leads from one picture to the other. */
    private static List<Integer> move(Planes from, Planes to) {
        List<List<Integer>> found = new ArrayList<>();
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                float[] moved = new float[from.values().length];
                for (int i = 0; i < moved.length; i++) {
                    int x = i % SIZE.width() - right;
                    int y = i / SIZE.width() - down;
                    boolean outside = x < 0 || y < 0 || x >= SIZE.width() || y >= SIZE.height();
                    moved[i] = outside ? 0.25f : from.values()[y * SIZE.width() + x];
                }
                if (Arrays.equals(moved, to.values())) {
                    found.add(List.of(down, right));
                }
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void erasesOneBoxOfTheWantedAreaAndProportionOrNothing() throws SampleException {
        RandomErasing erasing = new RandomErasing(0.5, 0.1, 0.4, 0.5, 2, Optional.of(2.0 / 3));
        Planes picture = noise(3);
        int erased = 0;
        for (int seed = 0; seed < 400; seed++) {
            float[] seen = seen(List.of(erasing), picture, seed).values();
            int[] changed =
                    IntStream.range(0, seen.length)
                            .filter(i -> seen[i] != picture.values()[i])
                            .toArray();
            if (changed.length > 0) {
                erased++;
                assertThat(changed.length % 3).isZero();
                assertBox(changed, changed.length / 3);
                for (int i : changed) {
                    assertThat(seen[i]).isEqualTo(2 / 3f);
                }
            }
        }
        assertThat(erased).isBetween(160, 240);
    }

    /** Indices of the first channel's pixels come first, and fill a box. */
    private static void assertBox(int[] changed, int area) {
        int left = IntStream.range(0, area).map(i -> changed[i] % SIZE.width()).min().orElseThrow();
        int right =
                IntStream.range(0, area).map(i -> changed[i] % SIZE.width()).max().orElseThrow();
        int width = right - left + 1;
        int height = (changed[area - 1] - changed[0]) / SIZE.width() + 1;
        assertThat(width * height).isEqualTo(area);
        assertThat(area / (double) (SIZE.height() * SIZE.width())).isBetween(0.07, 0.45);
        assertThat(width / (double) height).isBetween(0.4, 2.5);
    }

    @Test
    void erasesWithTheMeanOfEachChannelUnlessToldOtherwise() throws SampleException {
        Planes picture = noise(3);
        RandomErasing erasing = new RandomErasing(1, 0.99, 1, 1.5, 1.5, Optional.empty());
        float[] seen = seen(List.of(erasing), picture, 1).values();
        int plane = seen.length / 3;
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            for (int i = 0; i < plane; i++) {
                sum += picture.values()[channel * plane + i];
            }
            assertThat(seen[channel * plane]).isCloseTo((float) (sum / plane), within(1e-6f));
        }
    }

    @Test
    void erasesNothingWhereNoBoxFits() throws SampleException {
        Planes picture = noise(1);
        RandomErasing erasing = new RandomErasing(1, 0.9, 1, 30, 30, Optional.of(0.0));
        assertThat(seen(List.of(erasing), picture, 1).values()).containsExactly(picture.values());
    }

    @Test
    void turnsToBothSidesUpToTheGreatestTurn() {
        Set<Boolean> sides = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            AffineWarp turn =
                    (AffineWarp) new Rotation(30, 0).draw(SIZE, new SplittableRandom(seed));
            double degrees = Math.toDegrees(Math.atan2(turn.yx(), turn.xx()));
            assertThat(degrees).isBetween(-30.0, 30.0);
            sides.add(degrees > 0);
        }
        assertThat(sides).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void randAugmentDrawsEveryOperationToBothSides() {
        Set<String> drawn = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++) {
            Composed two = (Composed) new RandAugment(2, 9).draw(SIZE, new SplittableRandom(seed));
            assertThat(two.steps()).hasSize(2);
            for (DrawnTransform step : two.steps()) {
                if (step instanceof AffineWarp) {
                    drawn.add(step.toString());
                }
            }
        }
        // shears, shifts and turns along two axes or one, each to both sides
        assertThat(drawn).hasSize(10);
    }

    private static Planes seen(List<FrameTransform> steps, Planes picture, int seed)
            throws SampleException {
        return new PicturePipeline(steps).apply(picture, new SplittableRandom(seed));
    }

    private static Planes noise(int channels) {
        float[] values = new float[channels * SIZE.height() * SIZE.width()];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256) / 255f;
        }
        return new Planes(values, channels, SIZE);
    }
}
