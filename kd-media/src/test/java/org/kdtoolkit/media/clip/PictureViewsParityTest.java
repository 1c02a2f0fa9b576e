package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.testkit.Fixture;

/** Against the published views of clips, by the same draws; the tolerances are the fixture's. */
class PictureViewsParityTest {

    private NDManager manager;
    private Fixture fixture;
    private List<Planes> frames;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("xkd_views", manager);
        NDArray clip = fixture.get("in/video/frames");
        frames = new ArrayList<>();
        for (int i = 0; i < clip.getShape().get(0); i++) {
            frames.add(planes(clip.get(i)));
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void changesColoursAlike() {
        for (String name : fixture.names("draw/video/brightness", "")) {
            float by = (float) fixture.number("draw/video/brightness" + name);
            assertClose("brightness" + name, ByteColours.brighter(frames.get(0), by));
        }
        for (String name : fixture.names("draw/video/contrast", "")) {
            float by = (float) fixture.number("draw/video/contrast" + name);
            assertClose("contrast" + name, ByteColours.contrasted(frames.get(0), by));
        }
        for (String name : fixture.names("draw/video/saturation", "")) {
            float by = (float) fixture.number("draw/video/saturation" + name);
            assertClose("saturation" + name, ByteColours.saturated(frames.get(0), by));
        }
        for (String name : fixture.names("draw/video/hue", "")) {
            float by = (float) fixture.number("draw/video/hue" + name);
            assertClose("hue" + name, ByteHue.turned(frames.get(0), by));
        }
        assertClose("grey", Grey.CHANGE.apply(frames.get(0)));
    }

    @Test
    void mirrorsAlike() {
        Planes found = frames.get(0).resampled(Geometry.mirrored(frames.get(0).size()));
        assertThat(levels(found)).isEqualTo(levels(planes(fixture.get("out/video/flip"))));
    }

    @Test
    void blursAlongColumnsAlone() throws SampleException {
        for (String name : fixture.names("draw/video/blur", "_kernel")) {
            int kernel = (int) fixture.number("draw/video/blur" + name + "_kernel");
            assertCut("blur" + name, blur(kernel).blurred(frames.get(0).size()), frames.get(0));
        }
    }

    @Test
    void resizesAlike() throws SampleException {
        int crop = (int) fixture.number("hp/video/crop");
        ImageSize size = frames.get(0).size();
        Warp whole = (Warp) new FrameTransform.Resize(crop).draw(size, null);
        assertClose("basic_resize", whole.apply(frames.get(0)));
        for (String name : fixture.names("draw/video/box", "_top_left_height_width")) {
            Box box = box("draw/video/box" + name + "_top_left_height_width");
            assertClose("box" + name, Warp.resizedCrop(size, box, crop).apply(frames.get(0)));
        }
    }

    @Test
    void drawsPartsAlike() {
        AreaCrop crop = new AreaCrop(0.08, 1, 3.0 / 4, 4.0 / 3);
        List<String> cases = fixture.names("draw/video/params", "/width_height");
        assertThat(cases).isNotEmpty();
        for (String name : cases) {
            String draws = "draw/video/params" + name + "/";
            long[] sides = fixture.get(draws + "width_height").toLongArray();
            ImageSize frame = new ImageSize((int) sides[1], (int) sides[0]);
            Box expected = box("out/video/params" + name + "/box_top_left_height_width");
            Optional<ImageSize> part = part(frame, fixture.get(draws + "area_logratio"));
            if (part.isPresent()) {
                float[] place = fixture.get(draws + "position").toFloatArray();
                Box found =
                        new Box(
                                (int) (place[0] * (frame.height() - part.get().height() + 1)),
                                (int) (place[1] * (frame.width() - part.get().width() + 1)),
                                part.get());
                assertThat(found).as(name).isEqualTo(expected);
            } else {
                // halves go down there, to the even row or column here
                Box found = crop.middle(frame);
                assertThat(found.size()).as(name).isEqualTo(expected.size());
                assertThat(Math.abs(found.top() - expected.top())).as(name).isLessThan(2);
                assertThat(Math.abs(found.left() - expected.left())).as(name).isLessThan(2);
            }
        }
    }

    /** The first part that fits, of those that were drawn. */
    private static Optional<ImageSize> part(ImageSize frame, NDArray attempts) {
        float[] draws = attempts.toFloatArray();
        return IntStream.range(0, draws.length / 2)
                .mapToObj(i -> AreaCrop.part(frame, draws[2 * i], Math.exp(draws[2 * i + 1])))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Test
    void makesTheSameGlobalView() throws SampleException {
        assertView("global", 0, frames.size(), (int) fixture.number("hp/video/crop"));
    }

    @Test
    void makesTheSameLocalViews() throws SampleException {
        int length = frames.size() / (int) fixture.number("hp/video/temporal_ratio");
        List<String> views = fixture.names("draw/video/local", "/start");
        assertThat(views).isNotEmpty();
        for (String view : views) {
            int start = (int) fixture.number("draw/video/local" + view + "/start");
            assertView("local" + view, start, length, (int) fixture.number("hp/video/local_crop"));
        }
    }

    private void assertView(String view, int start, int length, int side) throws SampleException {
        Composed steps = steps("draw/video/" + view + "/", side);
        Normalization normalization =
                new Normalization(
                        fixture.numbers("hp/video/mean"), fixture.numbers("hp/video/std"));
        NDArray expected = fixture.get("out/video/" + view);
        assertThat(expected.getShape()).isEqualTo(new Shape(3, length, side, side));
        double sum = 0;
        int near = 0;
        for (int i = 0; i < length; i++) {
            float[] found = steps.apply(frames.get(start + i)).values();
            normalization.apply(found);
            float[] published = expected.get(":, {}", i).toFloatArray();
            for (int j = 0; j < found.length; j++) {
                double error = Math.abs(found[j] - published[j]);
                sum += error;
                near += error <= 0.06 ? 1 : 0;
            }
        }
        assertThat(sum / expected.size()).as(view).isLessThan(0.02);
        assertThat((double) near / expected.size()).as(view).isGreaterThanOrEqualTo(0.99);
    }

    /** What a view does to each of its frames, in the published order. */
    private Composed steps(String draws, int side) throws SampleException {
        ImageSize frame = frames.get(0).size();
        Warp resize =
                (Warp)
                        new FrameTransform.Resize((int) fixture.number("hp/video/crop"))
                                .draw(frame, null);
        List<DrawnTransform> steps = new ArrayList<>();
        steps.add(resize);
        Box box = box(draws + "box_top_left_height_width");
        steps.add(Warp.resizedCrop(resize.geometry().size(), box, side));
        ImageSize square = new ImageSize(side, side);
        if (fixture.number(draws + "flip") == 1) {
            steps.add(new Warp(Geometry.mirrored(square)));
        }
        float[] by = fixture.get(draws + "brightness_contrast_saturation_hue").toFloatArray();
        int[] order =
                IntStream.range(0, by.length)
                        .map(i -> (int) fixture.get(draws + "order").getLong(i))
                        .toArray();
        steps.add(
                ColourChange.of(new ColourChange.Amounts(by[0], by[1], by[2], by[3], true), order));
        if (fixture.number(draws + "grey") == 1) {
            steps.add(Grey.CHANGE);
        }
        if (fixture.number(draws + "blur") == 1) {
            int kernel = (int) fixture.number("hp/video/local_crop") / 20 * 2 + 1;
            steps.add(blur(kernel).blurred(square));
        }
        return new Composed(steps);
    }

    private static VerticalBlur blur(int kernel) {
        return new VerticalBlur(1, kernel, 2);
    }

    private Box box(String key) {
        long[] box = fixture.get(key).toLongArray();
        return new Box((int) box[0], (int) box[1], new ImageSize((int) box[2], (int) box[3]));
    }

    private void assertClose(String name, Planes found) {
        assertNear(name, levels(found), 1);
    }

    /** Published bytes were cut, not rounded. */
    private void assertCut(String name, DrawnTransform change, Planes frame) {
        float[] exact = change.apply(frame).values();
        int[] cut = IntStream.range(0, exact.length).map(i -> (int) (255 * exact[i])).toArray();
        assertNear(name, cut, 1);
    }

    private void assertNear(String name, int[] found, int units) {
        int[] expected = levels(planes(fixture.get("out/video/" + name)).in(3));
        assertThat(found).hasSameSizeAs(expected);
        int[] errors =
                IntStream.range(0, found.length)
                        .map(i -> Math.abs(found[i] - expected[i]))
                        .toArray();
        assertThat(IntStream.of(errors).max().orElseThrow()).as(name).isLessThanOrEqualTo(3);
        assertThat(IntStream.of(errors).filter(error -> error <= units).count())
                .as(name)
                .isGreaterThanOrEqualTo((long) Math.ceil(0.99 * errors.length));
    }

    private static int[] levels(Planes planes) {
        float[] values = planes.values();
        return IntStream.range(0, values.length).map(i -> Math.round(255 * values[i])).toArray();
    }

    /** [H, W, 3] or [H, W] of bytes. */
    private static Planes planes(NDArray picture) {
        Shape shape = picture.getShape();
        int channels = shape.dimension() == 3 ? (int) shape.get(2) : 1;
        ImageSize size = new ImageSize((int) shape.get(0), (int) shape.get(1));
        byte[] bytes = picture.toByteArray();
        int plane = size.height() * size.width();
        float[] values = new float[channels * plane];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < channels; channel++) {
                values[channel * plane + i] = (bytes[channels * i + channel] & 0xff) / 255f;
            }
        }
        return new Planes(values, channels, size);
    }
}
