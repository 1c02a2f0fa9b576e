package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.ImageSize;

class FigureClipTest {

    private static final int SIZE = 40;

    @Test
    void keepsItsSizeWhileItSlides() {
        List<Figure> figures = List.of(Figure.values());
        for (Figure figure : figures) {
            List<Frame> frames = clip(new MovingFigure(figure, Motion.SLIDING), 3);
            assertThat(growth(frames)).as("%s", figure).isBetween(1.0, 1.35);
            assertThat(way(frames)).as("%s", figure).isGreaterThan(0.15 * SIZE);
        }
    }

    @Test
    void keepsItsPlaceWhileItPulses() {
        for (Figure figure : Figure.values()) {
            List<Frame> frames = clip(new MovingFigure(figure, Motion.PULSING), 3);
            assertThat(growth(frames)).as("%s", figure).isGreaterThan(2);
            assertThat(way(frames)).as("%s", figure).isLessThan(0.1 * SIZE);
        }
    }

    @Test
    void pairsEachFigureWithEachMotion() {
        assertThat(MovingFigure.classes(4))
                .containsExactly("sliding-disc", "pulsing-disc", "sliding-frame", "pulsing-frame");
        assertThat(MovingFigure.classes(1000)).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void drawsWhatItIsAskedFor() {
        List<Frame> frames =
                new FigureClip(5, SIZE, 0.1).draw(MovingFigure.of(0), new SplittableRandom(1));
        assertThat(frames).hasSize(5);
        assertThat(frames).extracting(Frame::size).containsOnly(new ImageSize(SIZE, SIZE));
    }

    private static List<Frame> clip(MovingFigure figure, long seed) {
        return new FigureClip(16, SIZE, 0).draw(figure, new SplittableRandom(seed));
    }

    /** How many times as large as at its smallest the figure is at its largest. */
    private static double growth(List<Frame> frames) {
        List<double[]> seen = frames.stream().map(FigureClipTest::moments).toList();
        double most = seen.stream().mapToDouble(moments -> moments[0]).max().orElseThrow();
        double least = seen.stream().mapToDouble(moments -> moments[0]).min().orElseThrow();
        return most / least;
    }

    /** How far the figure's centre is from where it was first, in pixels, at most. */
    private static double way(List<Frame> frames) {
        double[] first = moments(frames.get(0));
        return frames.stream()
                .map(FigureClipTest::moments)
                .mapToDouble(now -> Math.hypot(now[1] - first[1], now[2] - first[2]))
                .max()
                .orElseThrow();
    }

    /** The figure's area in pixels, and the column and row of its centre. */
    private static double[] moments(Frame frame) {
        byte[] rgb = frame.rgb();
        double area = 0;
        double columns = 0;
        double rows = 0;
        int ground = Byte.toUnsignedInt(rgb[0]);
        for (int i = 0; i < SIZE * SIZE; i++) {
            if (Math.abs(Byte.toUnsignedInt(rgb[3 * i]) - ground) > 10) {
                area++;
                columns += i % SIZE;
                rows += i / SIZE;
            }
        }
        return new double[] {area, columns / area, rows / area};
    }
}
