package org.kdtoolkit.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.testkit.files.MediaFiles;

class ImageDecoderTest {

    private static final ImageDecoder GREY =
            new ImageDecoder(Optional.empty(), Normalization.none(1));
    private static final ImageDecoder COLOUR =
            new ImageDecoder(Optional.empty(), Normalization.none(3));

    @TempDir private Path folder;

    @Test
    void readsGreyAsItIsStored() throws IOException, SampleException {
        Path file = MediaFiles.grey(file("png"), new int[] {0, 51, 255}, new int[] {102, 153, 204});
        HostTensor image = GREY.decode(file);
        assertThat(image.shape()).isEqualTo(new Shape(1, 2, 3));
        assertThat(image.values()).containsExactly(0, 0.2f, 1, 0.4f, 0.6f, 0.8f);
    }

    @Test
    void readsSixteenBitGrey() throws IOException, SampleException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixel(0, 0, new int[] {13107});
        Path file = MediaFiles.image(file("png"), image, "png");
        assertThat(GREY.decode(file).values()).containsExactly(0.2f);
    }

    @Test
    void readsColourPlaneByPlane() throws IOException, SampleException {
        for (String format : List.of("png", "bmp")) {
            HostTensor image = COLOUR.decode(redAndBlue(format, BufferedImage.TYPE_INT_RGB));
            assertThat(image.shape()).isEqualTo(new Shape(3, 1, 2));
            assertThat(image.values()).as(format).containsExactly(1, 0, 0, 0, 0, 0.2f);
        }
    }

    @Test
    void readsPalettes() throws IOException, SampleException {
        Path file = redAndBlue("gif", BufferedImage.TYPE_BYTE_INDEXED);
        assertThat(COLOUR.decode(file).values()).containsExactly(1, 0, 0, 0, 0, 0.2f);
    }

    @Test
    void ignoresTransparency() throws IOException, SampleException {
        Path file = redAndBlue("png", BufferedImage.TYPE_INT_ARGB);
        assertThat(COLOUR.decode(file).values()).containsExactly(1, 0, 0, 0, 0, 0.2f);
    }

    @Test
    void readsJpegNearly() throws IOException, SampleException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0x663399);
        }
        float[] values = COLOUR.decode(MediaFiles.image(file("jpg"), image, "jpeg")).values();
        assertThat(values[0]).isCloseTo(0.4f, within(0.02f));
        assertThat(values[256]).isCloseTo(0.2f, within(0.02f));
        assertThat(values[512]).isCloseTo(0.6f, within(0.02f));
    }

    @Test
    void turnsColourIntoLumaAndGreyIntoThreePlanes() throws IOException, SampleException {
        Path colour = redAndBlue("png", BufferedImage.TYPE_INT_RGB);
        assertThat(GREY.decode(colour).values()).containsExactly(0.299f, 0.114f * 0.2f);
        Path grey = MediaFiles.grey(file("png"), new int[] {51, 255});
        assertThat(COLOUR.decode(grey).values()).containsExactly(0.2f, 1, 0.2f, 1, 0.2f, 1);
    }

    @Test
    void enlargesBilinearly() throws IOException, SampleException {
        Path file = MediaFiles.grey(file("png"), new int[] {0, 255});
        float[] wide = sized(1, 4).decode(file).values();
        assertThat(wide).containsExactly(0, 0.25f, 0.75f, 1);
        assertThat(sized(2, 2).decode(file).values()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void shrinksWithoutLosingPixels() throws IOException, SampleException {
        Path file = MediaFiles.grey(file("png"), new int[] {255, 0, 0, 0, 0, 0, 0, 255});
        float[] small = sized(1, 2).decode(file).values();
        assertThat(small[0]).isCloseTo(small[1], within(1e-6f)).isBetween(0.05f, 0.25f);
        assertThat(sized(5, 3).shape()).isEqualTo(new Shape(1, 5, 3));
    }

    @Test
    void normalizes() throws IOException, SampleException {
        Path file = redAndBlue("png", BufferedImage.TYPE_INT_RGB);
        ImageDecoder decoder =
                new ImageDecoder(
                        Optional.empty(),
                        new Normalization(List.of(0.5, 0.0, 0.2), List.of(0.5, 1.0, 2.0)));
        assertThat(decoder.decode(file).values())
                .containsExactly(new float[] {1, -1, 0, 0, -0.1f, 0}, within(1e-6f));
    }

    @Test
    void refusesAnImageThatIsCutOff() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            image.getRaster().setPixel(i % 64, i / 64, new int[] {i * 7919 % 256});
        }
        Path png = MediaFiles.image(file("png"), image, "png");
        refuses(
                MediaFiles.cutOff(png, (int) Files.size(png) / 2),
                " is cut off: a PNG ends with the chunk IEND");
        Path jpeg = MediaFiles.image(file("jpg"), image, "jpeg");
        refuses(
                MediaFiles.cutOff(jpeg, (int) Files.size(jpeg) - 20),
                " is cut off: a JPEG ends with ff d9");
        for (String format : List.of("bmp", "gif", "tiff")) {
            Path file = MediaFiles.image(file(format), image, format);
            Path cut = MediaFiles.cutOff(file, (int) Files.size(file) / 2);
            assertThatThrownBy(() -> GREY.decode(cut), format)
                    .isInstanceOf(SampleException.class)
                    .hasMessageStartingWith(cut + " ");
        }
    }

    @Test
    void refusesWhatIsNoImage() throws IOException {
        refuses(
                MediaFiles.write(file("png"), new byte[100]),
                " is not an image; expected PNG, JPEG, BMP, GIF or TIFF");
        refuses(
                MediaFiles.write(file("png"), new byte[0]),
                " is not an image; expected PNG, JPEG, BMP, GIF or TIFF");
        refuses(
                MediaFiles.npy(file("png"), 1),
                " is not an image; expected PNG, JPEG, BMP, GIF or TIFF; it holds a NumPy array");
        refuses(folder.resolve("none.png"), " does not exist");
    }

    @Test
    void believesNoSizeThatIsTooLarge() throws IOException {
        Path file = MediaFiles.grey(file("png"), new int[] {0});
        MediaFiles.patch(file, 16, 100_000, ByteOrder.BIG_ENDIAN);
        MediaFiles.patch(file, 20, 100_000, ByteOrder.BIG_ENDIAN);
        CRC32 crc = new CRC32();
        crc.update(Arrays.copyOfRange(Files.readAllBytes(file), 12, 29));
        MediaFiles.patch(file, 29, (int) crc.getValue(), ByteOrder.BIG_ENDIAN);
        refuses(file, " claims 100000 x 100000 pixels; at most 67108864 in all are read");
    }

    private void refuses(Path file, String what) {
        assertThatThrownBy(() -> GREY.decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + what);
    }

    private static ImageDecoder sized(int height, int width) {
        return new ImageDecoder(Optional.of(new ImageSize(height, width)), Normalization.none(1));
    }

    private Path redAndBlue(String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xffff0000);
        image.setRGB(1, 0, 0xff000033);
        return MediaFiles.image(file(format), image, format);
    }

    private Path file(String ending) {
        return folder.resolve("image." + ending);
    }
}
