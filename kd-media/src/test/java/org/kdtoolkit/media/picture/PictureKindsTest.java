package org.kdtoolkit.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * All files show one of a few pictures of 16 x 24 pixels. They were written with Pillow, FFmpeg or
 * by hand, and Pillow shows them so. Both as images and as frames of videos they must be the same.
 */
class PictureKindsTest {

    private static final int HEIGHT = 16;
    private static final int WIDTH = 24;

    private final PictureDecoder decoder = new PictureDecoder();

    @AfterEach
    void close() {
        decoder.close();
    }

    private interface Picture {
        int value(int x, int y, int channel);
    }

    private static int colour(int x, int y, int channel) {
        return switch (channel) {
            case 0 -> 40 + 7 * x;
            case 1 -> 60 + 10 * y;
            default -> 200 - 4 * x - 3 * y;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interlaced.png", "rgba.png", "key.png", "icc.png", "exif6.png", "rgb.bmp",
                "bgra.bmp", "topdown.bmp", "gap.bmp", "rgb.tiff", "lzw.tiff", "exif6.tiff"
            })
    void showsColoursAsTheyAreStored(String name) throws IOException, MediaException {
        assertShows(name, 0, PictureKindsTest::colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmyk.jpg", "cmyk-no-adobe.jpg", "ycck.jpg", "rgb-adobe.jpg", "icc.jpg",
                        "exif2.jpg",
                "exif3.jpg", "exif4.jpg", "exif5.jpg", "exif6.jpg", "exif7.jpg", "exif8.jpg"
            })
    void showsJpegsAsTheyAreMeant(String name) throws IOException, MediaException {
        assertShows(name, 5, PictureKindsTest::colour);
    }

    @ParameterizedTest
    @CsvSource({"exif6-420.jpg, 12", "rgb565le.bmp, 14", "rgb555le.bmp, 14"})
    void showsFewerColoursNearly(String name, int tolerance) throws IOException, MediaException {
        assertShows(name, tolerance, PictureKindsTest::colour);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "palette.png",
                "palette-trns.png",
                "palette.bmp",
                "palette.gif",
                "transparent.gif"
            })
    void showsPalettes(String name) throws IOException, MediaException {
        BufferedImage expected = ImageIO.read(path("palette.png").toFile());
        assertShows(name, 0, (x, y, channel) -> expected.getRGB(x, y) >> 8 * (2 - channel) & 0xff);
    }

    @ParameterizedTest
    @CsvSource({"grey.png, 0", "grey.bmp, 0", "ga.png, 0", "grey-ramp.jpg, 2"})
    void showsGrey(String name, int tolerance) throws IOException, MediaException {
        assertShows(name, tolerance, (x, y, channel) -> 10 * x + y);
    }

    @ParameterizedTest
    @CsvSource({"bit1.png, 1", "bit1.bmp, 1", "bit2.png, 2", "bit4.png, 4"})
    void showsFewBits(String name, int bits) throws IOException, MediaException {
        assertShows(
                name,
                0,
                (x, y, channel) ->
                        bits == 1
                                ? (x + y) % 3 == 0 ? 255 : 0
                                : x % (1 << bits) * 255 / ((1 << bits) - 1));
    }

    /** Images keep all 16 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"rgb16.png", "rgba16.png"})
    void showsSixteenBits(String name) throws IOException, MediaException {
        byte[] file = bytes(name);
        Planes planes = decoder.planes(file, Optional.empty());
        byte[] rgb = decoder.decode(file).rgb();
        for (int i = 0; i < 3 * HEIGHT * WIDTH; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            int fine = Math.floorMod(37 * x + 91 * y, 256) - 128;
            int expected = 257 * colour(x, y, i % 3) + Math.max(-100, Math.min(100, fine));
            assertThat(planes.values()[(i % 3 * HEIGHT + y) * WIDTH + x])
                    .isEqualTo(expected / 65535f);
            assertThat(rgb[i] & 0xff).isEqualTo(Math.round(expected / 257f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey16.png"})
    void showsSixteenBitsOfGrey(String name) throws IOException, MediaException {
        Planes planes = decoder.planes(bytes(name), Optional.empty());
        assertThat(planes.channels()).isEqualTo(1);
        for (int i = 0; i < HEIGHT * WIDTH; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            int fine = Math.floorMod(37 * x + 91 * y, 200) - 100;
            int expected = Math.max(0, 257 * (10 * x + y) + fine);
            assertThat(planes.values()[i]).isEqualTo(expected / 65535f);
        }
        assertShows(name, 1, (x, y, channel) -> 10 * x + y);
    }

    /** The first picture of an animation has a place on the screen; around it is the background. */
    @ParameterizedTest
    @ValueSource(strings = {"offset.gif"})
    void showsAPictureAtItsPlace(String name) throws IOException, MediaException {
        int[] background = {166, 175, 94};
        assertShows(
                name,
                20,
                (x, y, channel) ->
                        x >= 5 && x < 20 && y >= 3 && y < 12
                                ? colour(x, y, channel)
                                : background[channel]);
    }

    private void assertShows(String name, int tolerance, Picture picture)
            throws IOException, MediaException {
        byte[] file = bytes(name);
        Frame frame = decoder.decode(file);
        assertThat(frame.size()).isEqualTo(new ImageSize(HEIGHT, WIDTH));
        byte[] rgb = frame.rgb();
        float[] values = decoder.planes(file, Optional.empty()).in(3).values();
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            int expected = picture.value(x, y, i % 3);
            assertThat(rgb[i] & 0xff)
                    .as("%s at %d, %d", name, x, y)
                    .isBetween(expected - tolerance, expected + tolerance);
            assertThat(255 * values[(i % 3 * HEIGHT + y) * WIDTH + x])
                    .isCloseTo(rgb[i] & 0xff, within(0.6f));
        }
        assertResizedAlike(file, values);
    }

    /** Halving the width is averaging of neighbours, nearly. */
    private void assertResizedAlike(byte[] file, float[] values) throws MediaException {
        ImageSize small = new ImageSize(4, 6);
        Planes resized = decoder.planes(file, Optional.of(small)).in(3);
        Planes expected = new Planes(values, 3, new ImageSize(HEIGHT, WIDTH));
        float[] reference = expected.resampled(Geometry.bilinear(expected.size(), small)).values();
        assertThat(resized.size()).isEqualTo(small);
        assertThat(resized.values()).containsExactly(reference, within(0.004f));
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    private static Path path(String name) {
        return Path.of("src/test/resources/pictures", name);
    }
}
