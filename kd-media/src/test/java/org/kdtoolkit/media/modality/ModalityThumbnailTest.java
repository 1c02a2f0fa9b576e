package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpyHeader;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * Thumbnails show samples as people see them. The pictures are compared with Pillow 12.3.0; {@code
 * thumbnails/README.md} says how.
 */
class ModalityThumbnailTest {

    /** In levels from 0 to 255: a photo's thumbnail is a JPEG. Other colours are tens away. */
    private static final double TOLERANCE = 4;

    private static final Path PICTURES = Path.of("src/test/resources/pictures");

    private static Map<String, FloatTable> pillow;

    @TempDir private Path folder;

    @BeforeAll
    static void read() throws IOException {
        pillow = NpzReader.read(Path.of("src/test/resources/thumbnails/pillow.npz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "420.jpg", "444.jpg", "exif2.jpg", "exif3.jpg", "exif4.jpg", "exif5.jpg",
                "exif6.jpg", "exif6.png", "exif7.jpg", "exif8.jpg", "exif6.tiff", "grey.jpg",
                "grey.png", "bit1.png", "palette.png", "palette.gif", "rgb.bmp", "rgb.tiff",
                "rgba.png", "topdown.bmp", "rgb16.png", "cmyk.jpg", "rgb-adobe.jpg"
            })
    void picturesAreUprightInTheirOwnColours(String name) throws Exception {
        // a network sees these in grey, normalised, and of another size
        Modality modality = image(1, List.of(9, 9), List.of(0.5), List.of(0.25));
        assertSimilar(shown(modality, PICTURES.resolve(name), 64), pillow.get(name).rows(), name);
    }

    @Test
    void largePicturesAreMadeSmallAsPillowDoes() throws Exception {
        float[][] source = pillow.get("source").rows();
        BufferedImage large = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 200; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int level = Math.round(source[y][3 * x + channel]);
                    large.getRaster().setSample(x, y, channel, level);
                }
            }
        }
        Path file = MediaFiles.image(folder.resolve("large.png"), large, "png");
        assertSimilar(
                shown(
                        image(3, List.of(8, 8), List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
                        file,
                        64),
                pillow.get("resized").rows(),
                "resized");
    }

    @Test
    void aVideoShowsTheFrameInItsMiddle() throws Exception {
        ImageSize size = new ImageSize(32, 48);
        Path file = folder.resolve("video.avi");
        try (MediaWriter writer =
                MediaWriter.open(
                        file,
                        MediaFormat.AVI,
                        new VideoSettings(size, 10, 95, OptionalInt.empty()))) {
            for (int number = 0; number < 9; number++) {
                writer.write(frame(size, number == 4));
            }
            writer.finish();
        }
        try (Modality video =
                Kinds.open(TinyVideos.clips(2, 16, Optional.empty()), TensorCache.none())) {
            BufferedImage shown = image(video.thumbnail(Excerpt.of(file), 24).orElseThrow());
            assertThat(shown.getWidth()).isEqualTo(24);
            assertThat(shown.getHeight()).isEqualTo(16);
            assertThat(colour(shown, 6, 3)).isEqualTo("red");
            assertThat(colour(shown, 18, 3)).isEqualTo("blue");
            assertThat(colour(shown, 6, 13)).isEqualTo("green");
            // frame 4 is shown from 0.4 s to 0.5 s: a part without it shows another
            Excerpt end = new Excerpt(file, new Segment(0.6, 0.9));
            assertThat(colour(image(video.thumbnail(end, 24).orElseThrow()), 6, 3))
                    .isEqualTo("black");
        }
    }

    @Test
    void aSoundShowsItsWave() throws Exception {
        int[] samples = new int[800];
        for (int i = 0; i < 400; i++) {
            samples[i] = i % 2 == 0 ? 3000 : -3000;
        }
        Path file = MediaFiles.wav(folder.resolve("sound.wav"), samples);
        BufferedImage shown = shown(sound(Optional.empty()), file, 40);
        assertThat(shown.getWidth()).isEqualTo(40);
        assertThat(shown.getHeight()).isEqualTo(20);
        for (int x = 0; x < 40; x++) {
            int ink = 0;
            for (int y = 0; y < 20; y++) {
                ink += (shown.getRGB(x, y) & 0xff) < 200 ? 1 : 0;
            }
            assertThat(ink).as("column %d", x).isEqualTo(x < 20 ? 20 : 1);
        }
    }

    @Test
    void aSpectrogramShowsLowTonesBelow() throws Exception {
        Path file = folder.resolve("spectrogram.npy");
        MediaFiles.npy(file, "<f4", "(1, 2, 3)", NpyHeader.bytes(new float[] {9, 1, 1, 9, 1, 1}));
        Modality sound =
                sound(
                        Optional.of(
                                new LogMelConfig(
                                        256, 128, 3, 0, 4000, 1e-10, Logarithm.DECIBEL, 0, 1)));
        BufferedImage shown = shown(sound, file, 64);
        assertThat(shown.getHeight()).isEqualTo(3);
        assertThat(shown.getRGB(0, 2) & 0xff).isGreaterThan(200);
        assertThat(shown.getRGB(0, 0) & 0xff).isLessThan(50);
    }

    @Test
    void vectorsHaveNone() throws Exception {
        Path file = MediaFiles.npy(folder.resolve("vector.npy"), 1, 2);
        try (Modality vectors =
                Kinds.open(new EmbeddingConfig(Optional.empty()), TensorCache.none())) {
            assertThat(vectors.thumbnail(Excerpt.of(file), 64)).isEmpty();
        }
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        Path file = Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        assertThatThrownBy(
                        () ->
                                image(1, List.of(9, 9), List.of(0.0), List.of(1.0))
                                        .thumbnail(Excerpt.of(file), 64))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining(file.toString());
    }

    private static Modality image(
            int channels, List<Integer> size, List<Double> mean, List<Double> deviation) {
        return Kinds.open(
                new ImageConfig(
                        Optional.of(size), channels, Optional.of(mean), Optional.of(deviation)),
                TensorCache.none());
    }

    private static Modality sound(Optional<LogMelConfig> logMel) {
        return Kinds.open(
                new AudioConfig(Optional.of(8000), Optional.empty(), logMel, Optional.empty()),
                TensorCache.none());
    }

    private static RgbFrame frame(ImageSize size, boolean coloured) {
        byte[] rgb = new byte[3 * size.height() * size.width()];
        for (int y = 0; coloured && y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int above = x < size.width() / 2 ? 0 : 2;
                rgb[3 * (y * size.width() + x) + (y < size.height() / 2 ? above : 1)] = (byte) 255;
            }
        }
        return new RgbFrame(rgb, size);
    }

    private static String colour(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        boolean red = (rgb >> 16 & 0xff) > 128;
        boolean green = (rgb >> 8 & 0xff) > 128;
        boolean blue = (rgb & 0xff) > 128;
        if (red == green && green == blue) {
            return red ? "white" : "black";
        }
        return (red ? "red" : "") + (green ? "green" : "") + (blue ? "blue" : "");
    }

    private static BufferedImage shown(Modality modality, Path file, int side)
            throws SampleException {
        try (modality) {
            return image(modality.thumbnail(Excerpt.of(file), side).orElseThrow());
        }
    }

    private static BufferedImage image(Thumbnail thumbnail) {
        try {
            return ImageIO.read(new ByteArrayInputStream(thumbnail.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mean distance of levels from 0 to 255. */
    private static void assertSimilar(BufferedImage shown, float[][] expected, String name) {
        assertThat(shown.getHeight()).as(name).isEqualTo(expected.length);
        assertThat(3 * shown.getWidth()).as(name).isEqualTo(expected[0].length);
        double distance = 0;
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    // the raster has grey as it is stored, where getRGB would change its gamma
                    int band = Math.min(channel, shown.getRaster().getNumBands() - 1);
                    distance +=
                            Math.abs(
                                    shown.getRaster().getSample(x, y, band)
                                            - expected[y][3 * x + channel]);
                }
            }
        }
        assertThat(distance / (expected.length * expected[0].length))
                .as(name)
                .isLessThan(TOLERANCE);
    }
}
