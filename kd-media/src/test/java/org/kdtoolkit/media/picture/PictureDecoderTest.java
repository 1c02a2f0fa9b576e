package org.kdtoolkit.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * Against ImageIO, which decodes JPEG by libjpeg. The small pictures were written by PIL, with
 * chroma of the full size (444), of half the width (422) and of half the height too (420).
 */
class PictureDecoderTest {

    @TempDir private Path folder;

    private final PictureDecoder decoder = new PictureDecoder();

    @AfterEach
    void close() {
        decoder.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"444", "422", "420", "progressive", "grey"})
    void decodesAsLibjpegDoes(String name) throws IOException, MediaException {
        assertLikeImageIo(Files.readAllBytes(picture(name)), 3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "3, 3", "17, 5", "16, 16", "33, 47"})
    void decodesPicturesOfAnySize(int height, int width) throws IOException, MediaException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            image.setRGB(i % width, i / width, 0x305070 + 0x030201 * (i % width + i / width));
        }
        for (String format : new String[] {"jpg", "png"}) {
            Path file = MediaFiles.image(folder.resolve("picture." + format), image, format);
            assertLikeImageIo(Files.readAllBytes(file), format.equals("png") ? 0 : 3);
        }
    }

    /** FFmpeg takes a PNG for the difference from the one before it, unless told otherwise. */
    @Test
    void decodesEachPictureAlone() throws IOException, MediaException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int colour : new int[] {0x102030, 0x405060, 0x708090}) {
            image.setRGB(1, 1, colour);
            Path file = MediaFiles.image(folder.resolve("picture.png"), image, "png");
            assertLikeImageIo(Files.readAllBytes(file), 0);
        }
    }

    @Test
    void refusesAPictureThatIsCutOffAnywhere() throws IOException, MediaException {
        byte[] all = Files.readAllBytes(picture("420"));
        for (int length = 0; length < all.length; length++) {
            byte[] cut = Arrays.copyOf(all, length);
            assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(MediaException.class);
        }
        assertThat(decoder.decode(all).size()).isEqualTo(new ImageSize(19, 23));
    }

    @Test
    void refusesSizesThatNoPictureHas() throws IOException {
        byte[] bytes = Files.readAllBytes(picture("420"));
        int frameHeader = 0;
        while ((bytes[frameHeader] & 0xff) != 0xff || (bytes[frameHeader + 1] & 0xff) != 0xc0) {
            frameHeader++;
        }
        Arrays.fill(bytes, frameHeader + 5, frameHeader + 9, (byte) 0xfe);
        assertThatThrownBy(() -> decoder.decode(bytes)).isInstanceOf(MediaException.class);
    }

    @Test
    void survivesBytesThatAreWrong() throws IOException, MediaException {
        byte[] all = Files.readAllBytes(picture("420"));
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = all.clone();
            damaged[2 + random.nextInt(all.length - 2)] = (byte) random.nextInt();
            try {
                assertThat(decoder.decode(damaged).rgb()).isNotEmpty();
            } catch (MediaException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertLikeImageIo(all, 3);
    }

    /** Resizing luma and chroma and then converting them is resizing the converted colours. */
    @ParameterizedTest
    @ValueSource(strings = {"444", "422", "420"})
    void resizesLumaAndChromaAsItWouldColours(String name) throws IOException, MediaException {
        Frame frame = decoder.decode(Files.readAllBytes(picture(name)));
        Frame converted = new RgbFrame(frame.rgb(), frame.size());
        Box box = new Box(3, 5, new ImageSize(13, 16));
        Geometry geometry =
                Geometry.part(frame.size(), box)
                        .then(Geometry.bilinear(box.size(), new ImageSize(8, 21)))
                        .then(Geometry.mirrored(new ImageSize(8, 21)));
        float[] direct = new float[3 * 8 * 21];
        float[] indirect = new float[3 * 8 * 21];
        FrameResampler resampler = new FrameResampler(geometry, Normalization.none(3));
        resampler.apply(frame, direct, 0, 8 * 21);
        resampler.apply(converted, indirect, 0, 8 * 21);
        double sum = 0;
        for (int i = 0; i < direct.length; i++) {
            assertThat(direct[i]).isBetween(-1e-5f, 1 + 1e-5f);
            sum += Math.abs(direct[i] - indirect[i]);
        }
        assertThat(255 * sum / direct.length).isLessThan(0.5);
    }

    private void assertLikeImageIo(byte[] bytes, int tolerance) throws IOException, MediaException {
        BufferedImage expected = ImageIO.read(new ByteArrayInputStream(bytes));
        Frame frame = decoder.decode(bytes);
        assertThat(frame.size())
                .isEqualTo(new ImageSize(expected.getHeight(), expected.getWidth()));
        int bands = expected.getRaster().getNumBands();
        for (int i = 0; i < frame.rgb().length; i++) {
            int pixel = i / 3;
            int value =
                    expected.getRaster()
                            .getSample(
                                    pixel % expected.getWidth(),
                                    pixel / expected.getWidth(),
                                    bands == 1 ? 0 : i % 3);
            assertThat(frame.rgb()[i] & 0xff).isBetween(value - tolerance, value + tolerance);
        }
    }

    private static Path picture(String name) {
        return Path.of("src/test/resources/pictures", name + ".jpg");
    }
}
