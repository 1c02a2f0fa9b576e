package org.kdtoolkit.datasets.avmnist;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;

class AvMnistDatasetTest {

    @TempDir private Path root;
    private AvMnistFolder folder;

    @BeforeEach
    void write() throws IOException {
        folder = AvMnistFolder.write(root);
    }

    @Test
    void pairsEachPictureWithItsDigitSpoken() throws SampleException {
        try (Dataset dataset = AvMnistFolder.open(folder.config())) {
            assertThat(dataset.classes()).startsWith("zero", "one").endsWith("nine").hasSize(10);
            assertThat(dataset.modalities())
                    .containsExactly(
                            Map.entry("image", new Shape(1, 28, 28)),
                            Map.entry("audio", new Shape(-1)));
            assertThat(AvMnistDataset.outline(folder.config(), Configs.kinds()))
                    .containsExactly(
                            Map.entry("image", Optional.of(new Shape(1, 28, 28))),
                            Map.entry("audio", Optional.of(new Shape(-1))));
            for (Subset subset : Subset.values()) {
                Samples samples = dataset.samples(subset);
                for (int i = 0; i < samples.size(); i++) {
                    int number = Integer.parseInt(samples.id(i).split("-")[1]);
                    assertThat(samples.id(i)).isEqualTo("%s-%05d".formatted(subset.key(), number));
                    assertThat(samples.labels(i)).containsExactly(number % 10);
                    assertThat(samples.source(i, "audio").orElseThrow())
                            .startsWith(number % 10 + "_");
                    assertThat(samples.source(i, "image")).isEmpty();
                    float[] pixels = samples.read(i, "image").values();
                    assertThat(pixels[0]).isEqualTo(number / 255f);
                    assertThat(samples.read(i, "audio").values()).hasSize(40);
                }
            }
        }
    }

    @Test
    void givesNoPictureAndNoRecordingToTwoSubsets() {
        try (Dataset dataset = AvMnistFolder.open(folder.config())) {
            assertThat(ids(dataset, Subset.TRAIN)).hasSize(24);
            assertThat(ids(dataset, Subset.VALIDATION))
                    .hasSize(20)
                    .doesNotContainAnyElementsOf(ids(dataset, Subset.TRAIN));
            assertThat(ids(dataset, Subset.TEST)).hasSize(30);
            Set<String> train = recordings(dataset, Subset.TRAIN);
            assertThat(recordings(dataset, Subset.VALIDATION)).doesNotContainAnyElementsOf(train);
            assertThat(train).allMatch(file -> take(file) >= 5);
            assertThat(recordings(dataset, Subset.TEST)).allMatch(file -> take(file) < 5);
        }
    }

    @Test
    void hearsHeldOutSpeakersInTheTestAlone() {
        AvMnistConfig config = folder.config(List.of("theo"), Optional.empty(), 24, 1);
        try (Dataset dataset = AvMnistFolder.open(config)) {
            assertThat(recordings(dataset, Subset.TEST)).allMatch(file -> file.contains("_theo_"));
            for (Subset subset : List.of(Subset.TRAIN, Subset.VALIDATION)) {
                assertThat(recordings(dataset, subset))
                        .allMatch(file -> file.contains("_george_") && take(file) >= 5);
            }
        }
    }

    @Test
    void addsTrainingSamplesToTheSameOnes() {
        try (Dataset few = AvMnistFolder.open(folder.config());
                Dataset many =
                        AvMnistFolder.open(folder.config(List.of(), Optional.empty(), 40, 1));
                Dataset other =
                        AvMnistFolder.open(folder.config(List.of(), Optional.empty(), 24, 2))) {
            assertThat(pairs(many, Subset.TRAIN).subList(0, 24))
                    .isEqualTo(pairs(few, Subset.TRAIN));
            assertThat(pairs(many, Subset.VALIDATION)).isEqualTo(pairs(few, Subset.VALIDATION));
            assertThat(pairs(other, Subset.TRAIN)).isNotEqualTo(pairs(few, Subset.TRAIN));
        }
    }

    @Test
    void keepsPrincipalComponentsThenResizesThenAddsNoise() throws SampleException {
        DegradeConfig all = new DegradeConfig(Optional.of(59), Optional.empty(), 0);
        DegradeConfig one = new DegradeConfig(Optional.of(1), Optional.empty(), 0);
        DegradeConfig noise = new DegradeConfig(Optional.empty(), Optional.of(14), 10);
        DegradeConfig small = new DegradeConfig(Optional.empty(), Optional.of(14), 0);
        float[] whole = picture(Optional.empty());
        // 60 pictures differ in 59 directions at most
        assertThat(picture(Optional.of(all))).containsExactly(whole);
        assertThat(spread(picture(Optional.of(one)))).isLessThan(spread(whole) / 2);
        float[] noisy = picture(Optional.of(noise));
        float[] clean = picture(Optional.of(small));
        assertThat(clean).hasSize(14 * 14);
        double squares = 0;
        for (int i = 0; i < clean.length; i++) {
            squares += Math.pow(255 * (noisy[i] - clean[i]), 2);
        }
        assertThat(Math.sqrt(squares / clean.length)).isBetween(8.5, 11.5);
    }

    @Test
    void namesClothesWhereThePicturesAreClothes() {
        AvMnistConfig digits = folder.config();
        AvMnistConfig clothes =
                new AvMnistConfig(
                        digits.images(),
                        digits.recordings(),
                        PictureSet.FASHION_MNIST,
                        24,
                        20,
                        30,
                        0.1,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        1);
        try (Dataset dataset = AvMnistFolder.open(clothes)) {
            assertThat(dataset.classes()).startsWith("t-shirt/top").endsWith("ankle boot");
        }
    }

    private float[] picture(Optional<DegradeConfig> degrade) throws SampleException {
        try (Dataset dataset = AvMnistFolder.open(folder.config(List.of(), degrade, 24, 1))) {
            return dataset.samples(Subset.TRAIN).read(3, "image").values();
        }
    }

    private static double spread(float[] pixels) {
        double mean =
                IntStream.range(0, pixels.length)
                        .mapToDouble(i -> pixels[i])
                        .average()
                        .orElseThrow();
        return IntStream.range(0, pixels.length)
                .mapToDouble(i -> Math.pow(pixels[i] - mean, 2))
                .sum();
    }

    private static int take(String file) {
        return Integer.parseInt(file.substring(file.lastIndexOf('_') + 1, file.length() - 4));
    }

    private static List<String> ids(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size())
                .mapToObj(i -> samples.id(i).split("-")[1])
                .toList();
    }

    private static List<String> pairs(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size())
                .mapToObj(i -> samples.id(i) + " " + samples.source(i, "audio").orElseThrow())
                .toList();
    }

    private static Set<String> recordings(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size())
                .mapToObj(i -> samples.source(i, "audio").orElseThrow())
                .collect(Collectors.toSet());
    }
}
