package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.audioset.AudioSetConfig;
import org.kdtoolkit.datasets.audioset.AudioSetReader;
import org.kdtoolkit.datasets.synthetic.SyntheticConfig;
import org.kdtoolkit.datasets.synthetic.SyntheticDataset;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.EmbeddingConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/** What data sets say of their modalities before a file is opened. */
class OutlineTest {

    private static final ModalitySpec IMAGE =
            new ModalitySpec(
                    "image",
                    Optional.empty(),
                    new ImageConfig(
                            Optional.of(List.of(28, 30)), 1, Optional.empty(), Optional.empty()));
    private static final ModalitySpec MEL =
            new ModalitySpec(
                    "audio",
                    Optional.empty(),
                    new AudioConfig(
                            Optional.of(32000),
                            Optional.of(3200),
                            Optional.of(LogMelConfig.panns()),
                            Optional.empty()));

    @Test
    void modalitiesHaveTheShapesOfWhatIsRead() {
        assertThat(Configs.kinds().outline(Map.of("image", IMAGE)))
                .containsExactly(Map.entry("image", Optional.of(new Shape(1, 28, 30))));
        assertThat(Configs.kinds().outline(Map.of("mel", MEL)))
                .containsExactly(Map.entry("mel", Optional.of(new Shape(1, 11, 64))));
        assertThat(Configs.kinds().outline(Map.of("vector", embedding(Optional.empty()))))
                .containsExactly(Map.entry("vector", Optional.of(new Shape(-1))));
    }

    @Test
    void transformsThatDoNotGiveTheSizeAreRefused() {
        ClipConfig small =
                new ClipConfig(
                        Optional.empty(), Optional.of(List.of(new FrameTransform.CentreCrop(16))));
        ModalitySpec video =
                new ModalitySpec(
                        "video",
                        Optional.empty(),
                        new VideoConfig(
                                8,
                                Optional.empty(),
                                1,
                                32,
                                List.of(0.0, 0.0, 0.0),
                                List.of(1.0, 1.0, 1.0),
                                small,
                                small,
                                small));

        assertThatThrownBy(() -> Configs.kinds().outline(Map.of("clip", video)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'clip': the transforms of 'train' make frames of 16 x 16 pixels;"
                                + " they must end with 32 x 32, as 'size' says");
    }

    @Test
    void theSyntheticOutlineIsWhatTheDataSetSays() {
        SyntheticConfig config = new SyntheticConfig(3, 4, 0, 0, 16, 0, 0, 0, 1);

        new SyntheticDataset(config)
                .modalities()
                .forEach(
                        (name, shape) ->
                                assertThat(SyntheticDataset.outline(config))
                                        .containsEntry(name, Optional.of(shape)));
    }

    @Test
    void theWidthOfPublishedEmbeddingsIsForTheirFilesToTell() {
        AudioSetConfig config =
                new AudioSetConfig(
                        Map.of("train", Path.of("train.csv")),
                        Path.of("classes.csv"),
                        Map.of("audio", Path.of("audio")),
                        true,
                        Map.of(),
                        Map.of(
                                "open",
                                embedding(Optional.empty()),
                                "own",
                                embedding(Optional.of(5))),
                        Optional.empty(),
                        Optional.empty());

        assertThat(AudioSetReader.outline(config, Configs.kinds()))
                .isEqualTo(Map.of("open", Optional.empty(), "own", Optional.of(new Shape(5))));
    }

    private static ModalitySpec embedding(Optional<Integer> width) {
        return new ModalitySpec("embedding", Optional.empty(), new EmbeddingConfig(width));
    }
}
