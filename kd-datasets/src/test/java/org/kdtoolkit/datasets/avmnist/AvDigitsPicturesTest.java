package org.kdtoolkit.datasets.avmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The pictures of AV-Digits were made of MNIST by keeping five principal components and adding
 * noise of ten grey levels. The figures are those of numpy's singular values.
 */
class AvDigitsPicturesTest {

    private static final int PICTURES = 2000;
    private static final int PIXELS = 28 * 28;

    private final Path folder = Path.of(System.getProperty("kd.data", ""), "avdigits", "images");

    @Test
    void areNoiseBesideFivePrincipalComponents() throws IOException {
        assumeTrue(Files.isDirectory(folder), "the data set avdigits is not at " + folder);
        byte[] pixels = new byte[PICTURES * PIXELS];
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage picture = ImageIO.read(folder.resolve("%05d.png".formatted(i)).toFile());
            Raster raster = picture.getRaster();
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = (byte) raster.getSample(p % 28, p / 28, 0);
            }
        }
        assertThat(left(pixels, 5)).isCloseTo(9.0113, within(0.001));
        assertThat(left(pixels, 3)).isCloseTo(21.5857, within(0.001));
    }

    /** The deviation of what the first components leave. */
    private static double left(byte[] pixels, int components) {
        PrincipalComponents kept = PrincipalComponents.of(pixels, PIXELS, components);
        double squares = 0;
        float[] picture = new float[PIXELS];
        for (int i = 0; i < PICTURES; i++) {
            for (int p = 0; p < PIXELS; p++) {
                picture[p] = Byte.toUnsignedInt(pixels[i * PIXELS + p]);
            }
            float[] projected = kept.project(picture);
            for (int p = 0; p < PIXELS; p++) {
                squares += Math.pow(picture[p] - projected[p], 2);
            }
        }
        return Math.sqrt(squares / pixels.length);
    }
}
