package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.EmbeddingConfig;

/** The published annotation of UCF51, and the published embeddings of its sound. */
class UcfDataTest {

    private final Path folder = Path.of(System.getProperty("kd.data", ""), "ucf51");

    @BeforeEach
    void needData() {
        assumeTrue(Files.isDirectory(folder), "the data set ucf51 is not at " + folder);
    }

    @Test
    void hasAsManyVideosAndClassesAsWerePublishedAndAnEmbeddingOfEach() throws SampleException {
        UcfConfig config =
                UcfConfigs.annotated(
                        folder.resolve("annotation.json"),
                        Map.of("audio", folder.resolve("audio_features")),
                        Map.of(
                                "audio",
                                new ModalitySpec(
                                        "embedding",
                                        Optional.empty(),
                                        new EmbeddingConfig(Optional.of(512)))));
        try (Dataset dataset = UcfReader.ucf51(config, Configs.context(new Faults(OnError.FAIL)))) {
            assertThat(dataset.classes()).hasSize(51).contains("HandStandPushups").isSorted();
            assertThat(dataset.notes()).isEmpty();
            assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(4892);
            Samples validation = dataset.samples(Subset.VALIDATION);
            assertThat(validation.size()).isEqualTo(1944);
            assertThat(dataset.samples(Subset.TEST).size()).isZero();
            assertThat(validation.id(0)).isEqualTo("v_IceDancing_g04_c02");
            assertThat(validation.source(0, "audio"))
                    .contains("IceDancing/v_IceDancing_g04_c02.npy");
            assertThat(validation.read(0, "audio").shape().get(0)).isEqualTo(512);
        }
    }
}
