package org.kdtoolkit.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.Box;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Planes;
import org.kdtoolkit.testkit.Fixture;

/** Against PIL's figures for one frame; the tolerances are the fixture's. */
class FrameTransformParityTest {

    /** Both passes of resizing are rounded to whole units of 1/255 there, none of them here. */
    private static final int ONE_UNIT = 1;

    private static final float NORMALIZED = 0.02f;

    private NDManager manager;
    private Fixture fixture;
    private Planes frame;
    private int size;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("spatial_transforms", manager);
        frame = planes("in/rgb");
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
                        new FrameTransform.Resize(size),
                        new FrameTransform.CentreCrop(size),
                        new FrameTransform.Normalize(numbers("hp/mean"), numbers("hp/std")));
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
                new ResizedCrop(new Box((int) box[0], (int) box[1], part), size).apply(frame));
    }

    @ParameterizedTest
    @CsvSource({
        "c, CENTRE",
        "tl, TOP_LEFT",
        "tr, TOP_RIGHT",
        "bl, BOTTOM_LEFT",
        "br, BOTTOM_RIGHT"
    })
    void cutsCorners(String name, CropPosition position) {
        Box box = position.box(frame.size(), new ImageSize(size, size));
        assertThat(frame.cropped(box).values()).isEqualTo(planes("out/corner/" + name).values());
        for (int percent : new int[] {84, 50}) {
            FrameTransform.MultiScaleCornerCrop crop =
                    new FrameTransform.MultiScaleCornerCrop(size, List.of(percent / 100.0));
            assertSame(
                    "out/multiscale_%d/%s".formatted(percent, name),
                    crop.at(position, percent / 100.0, frame.size()).apply(frame));
        }
    }

    private Planes transformed(FrameTransform... steps) throws SampleException {
        return new Clip(List.of(frame))
                .transformed(List.of(steps), new SplittableRandom(1))
                .frames()
                .get(0);
    }

    private void assertSame(String key, Planes actual) {
        Planes expected = planes(key);
        assertThat(actual.size()).isEqualTo(expected.size());
        int[] found = units(actual);
        int[] wanted = units(expected);
        assertThat(IntStream.range(0, wanted.length))
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

    private List<Double> numbers(String key) {
        List<Double> numbers = new ArrayList<>();
        for (float value : fixture.get(key).toFloatArray()) {
            numbers.add(Double.parseDouble(Float.toString(value)));
        }
        return numbers;
    }
}
