package org.kdtoolkit.onnx.input;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.modality.ImageConfig;

class PictureInputTest {

    private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

    static Stream<ImageConfig> configurations() {
        Optional<List<Double>> none = Optional.empty();
        return Stream.of(
                new ImageConfig(Optional.of(List.of(28, 28)), 1, none, none),
                new ImageConfig(Optional.of(List.of(7, 60)), 3, none, none),
                new ImageConfig(
                        Optional.of(List.of(32, 24)),
                        3,
                        Optional.of(List.of(0.485, 0.456, 0.406)),
                        Optional.of(List.of(0.229, 0.224, 0.225))),
                new ImageConfig(
                        Optional.of(List.of(1, 1)),
                        1,
                        Optional.of(List.of(0.5)),
                        Optional.of(List.of(0.25))),
                new ImageConfig(Optional.empty(), 1, none, none));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void picturesOfAnySizeArePerceivedAsOurReadersDo(ImageConfig config) throws OrtException {
        SplittableRandom random = new SplittableRandom(1);
        try (PerceivedByGraph graph = new PerceivedByGraph(new PictureInput(), config, 4)) {
            for (int i = 0; i < 40; i++) {
                Examples.Example example = graph.input().examples().draw(random);

                assertThat(graph.of(example))
                        .containsExactly(example.perceived().values(), ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "28, 28", "29, 27", "5, 300", "640, 480", "1024, 3"})
    void aFilesPictureIsPerceivedAsTheFileIs(int height, int width)
            throws OrtException, IOException, MediaException {
        ImageConfig config =
                new ImageConfig(
                        Optional.of(List.of(28, 30)), 1, Optional.empty(), Optional.empty());
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ByteBuffer bytes = ByteBuffer.allocateDirect(3 * height * width);
        Random random = new Random(2);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = random.nextInt(1 << 24);
                picture.setRGB(x, y, rgb);
                bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        HostTensor ofFile = config.decoder().decode(png.toByteArray());

        try (PerceivedByGraph graph = new PerceivedByGraph(new PictureInput(), config, 4)) {
            Examples.Example example =
                    new Examples.Example(bytes.flip(), new long[] {height, width, 3}, ofFile);
            assertThat(graph.of(example)).containsExactly(ofFile.values(), ROUNDING);
        }
    }

    @Test
    void whatIsInsideAndWhatIsNotIsTold() throws OrtException {
        ImageConfig config =
                new ImageConfig(
                        Optional.of(List.of(28, 30)), 1, Optional.empty(), Optional.empty());
        try (PerceivedByGraph graph = new PerceivedByGraph(new PictureInput(), config, 4)) {
            assertThat(graph.input().inside())
                    .isEqualTo("luma of colours, resizing to 28 x 30, range, mean and deviation");
            assertThat(graph.input().outside())
                    .isEqualTo(
                            "decode the file, turn the picture as EXIF says, take red, green and"
                                    + " blue in bytes without transparency; of a grey picture three"
                                    + " times grey");
        }
    }
}
