package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.testkit.Fixture;

/** Against PIL's figures for one frame; the tolerances are the fixture's. */
class FrameTransformParityTest {

    /** Both passes of resizing are rounded to whole units of 1/255 there, none of them here. */
    private static final int ONE_UNIT = 1;

    private static final float NORMALIZED = 0.02f;

    private NDManager manager;
    private Fixture fixture;
    private Frame frame;
    private int size;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("spatial_transforms", manager);
        NDArray rgb = fixture.get("in/rgb");
        frame =
                new RgbFrame(
                        rgb.toByteArray(),
                        new ImageSize((int) rgb.getShape().get(0), (int) rgb.getShape().get(1)));
        size = (int) fixture.number("hp/size");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void resizes() throws SampleException {
        assertSame("out/resized", transformed(new FrameTransform.Resize(size)));
    }

    @Test
    void cutsTheCentre() throws SampleException {
        Planes out =
                transformed(new FrameTransform.Resize(size), new FrameTransform.CentreCrop(size));
        assertSame("out/center_crop", out);
        ImageSize resized = transformed(new FrameTransform.Resize(size)).size();
        Box box = CropPosition.CENTRE.box(resized, new ImageSize(size, size));
        assertThat(new long[] {box.top(), box.left()})
                .isEqualTo(fixture.get("out/center_crop_top_left").toLongArray());
    }

    @Test
    void normalizes() throws SampleException {
        Planes out =
                transformed(
                        new Normalization(fixture.numbers("hp/mean"), fixture.numbers("hp/std")),
                        new FrameTransform.Resize(size),
                        new FrameTransform.CentreCrop(size));
        float[] expected = fixture.get("out/normalized").toFloatArray();
        assertThat(out.values()).hasSameSizeAs(expected);
        assertThat(IntStream.range(0, expected.length))
                .allMatch(i -> Math.abs(out.values()[i] - expected[i]) <= NORMALIZED);
    }

    @Test
    void cutsAPartAndResizesIt() {
        long[] box = fixture.get("in/crop_box_top_left_height_width").toLongArray();
        ImageSize part = new ImageSize((int) box[2], (int) box[3]);
        assertSame(
                "out/resized_crop",
                moved(
                        Warp.resizedCrop(
                                frame.size(), new Box((int) box[0], (int) box[1], part), size)));
    }

    @Test
    void cutsCorners() {
        for (String corner : fixture.names("out/corner/", "")) {
            Box box = position(corner).box(frame.size(), new ImageSize(size, size));
            assertThat(units(moved(new Warp(Geometry.part(frame.size(), box)))))
                    .as(corner)
                    .isEqualTo(units(planes("out/corner/" + corner)));
        }
    }

    static List<String> scales() {
        return Fixture.namesIn("spatial_transforms", "out/multiscale_", "/c");
    }

    @ParameterizedTest
    @MethodSource("scales")
    void cutsCornersOfSeveralSizes(String percent) {
        double scale = Double.parseDouble(percent) / 100;
        FrameTransform.MultiScaleCornerCrop crop =
                new FrameTransform.MultiScaleCornerCrop(size, List.of(scale));
        String out = "out/multiscale_" + percent + "/";
        for (String corner : fixture.names(out, "")) {
            assertSame(out + corner, moved(crop.at(position(corner), scale, frame.size())));
        }
    }

    private static CropPosition position(String corner) {
        return switch (corner) {
            case "c" -> CropPosition.CENTRE;
            case "tl" -> CropPosition.TOP_LEFT;
            case "tr" -> CropPosition.TOP_RIGHT;
            case "bl" -> CropPosition.BOTTOM_LEFT;
            case "br" -> CropPosition.BOTTOM_RIGHT;
            default -> throw new IllegalArgumentException(corner);
        };
    }

    private Planes transformed(FrameTransform... steps) throws SampleException {
        return transformed(Normalization.none(3), steps);
    }

    private Planes transformed(Normalization normalization, FrameTransform... steps)
            throws SampleException {
        HostTensor clip =
                new ClipPipeline(List.of(steps), normalization)
                        .read(new MemoryVideo(List.of(frame)), new int[1], new SplittableRandom(1));
        Shape shape = clip.shape();
        return new Planes(clip.values(), 3, new ImageSize((int) shape.get(2), (int) shape.get(3)));
    }

    private Planes moved(DrawnTransform warp) {
        ImageSize to = ((Warp) warp).geometry().size();
        float[] values = new float[3 * to.height() * to.width()];
        new FrameResampler(((Warp) warp).geometry(), Normalization.none(3))
                .apply(frame, values, 0, to.height() * to.width());
        return new Planes(values, 3, to);
    }

    private void assertSame(String key, Planes actual) {
        Planes expected = planes(key);
        assertThat(actual.size()).isEqualTo(expected.size());
        int[] found = units(actual);
        int[] wanted = units(expected);
        assertThat(IntStream.range(0, wanted.length))
                .as(key)
                .allMatch(i -> Math.abs(found[i] - wanted[i]) <= ONE_UNIT);
    }

    private static int[] units(Planes planes) {
        return IntStream.range(0, planes.values().length)
                .map(i -> Math.round(planes.values()[i] * 255))
                .toArray();
    }

    /** An array [H, W, C] of bytes as planes. */
    private Planes planes(String key) {
        NDArray array = fixture.get(key);
        ImageSize imageSize =
                new ImageSize((int) array.getShape().get(0), (int) array.getShape().get(1));
        float[] values =
                array.toType(DataType.FLOAT32, true).transpose(2, 0, 1).div(255).toFloatArray();
        return new Planes(values, (int) array.getShape().get(2), imageSize);
    }
}
