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
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.audioset.AudioSetConfig;
import org.kdtoolkit.datasets.audioset.AudioSetProvider;
import org.kdtoolkit.datasets.synthetic.SyntheticConfig;
import org.kdtoolkit.datasets.synthetic.SyntheticProvider;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.Modality;
import org.kdtoolkit.media.modality.ModalityConfig;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/** What data sets say of their modalities before a file is opened. */
class OutlineTest {

    private static final ModalityConfig.Image IMAGE =
            new ModalityConfig.Image(
                    Optional.empty(),
                    Optional.of(List.of(28, 30)),
                    1,
                    Optional.empty(),
                    Optional.empty());
    private static final ModalityConfig.Audio MEL =
            new ModalityConfig.Audio(
                    Optional.empty(),
                    Optional.of(32000),
                    Optional.of(3200),
                    Optional.of(LogMelConfig.panns()),
                    Optional.empty());

    @Test
    void modalitiesHaveTheShapesOfWhatIsRead() {
        assertThat(Modality.outline(Map.of("image", IMAGE)))
                .containsExactly(Map.entry("image", Optional.of(new Shape(1, 28, 30))));
        assertThat(Modality.outline(Map.of("mel", MEL)))
                .containsExactly(Map.entry("mel", Optional.of(new Shape(1, 11, 64))));
        assertThat(Modality.outline(Map.of("vector", embedding(Optional.empty()))))
                .containsExactly(Map.entry("vector", Optional.of(new Shape(-1))));
    }

    @Test
    void transformsThatDoNotGiveTheSizeAreRefused() {
        ClipConfig small =
                new ClipConfig(
                        Optional.empty(), Optional.of(List.of(new FrameTransform.CentreCrop(16))));
        ModalityConfig.Video video =
                new ModalityConfig.Video(
                        Optional.empty(),
                        8,
                        Optional.empty(),
                        1,
                        32,
                        List.of(0.0, 0.0, 0.0),
                        List.of(1.0, 1.0, 1.0),
                        small,
                        small,
                        small);

        assertThatThrownBy(() -> Modality.outline(Map.of("clip", video)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'clip': the transforms of 'train' make frames of 16 x 16 pixels;"
                                + " they must end with 32 x 32, as 'size' says");
    }

    @Test
    void theSyntheticOutlineIsWhatTheDataSetSays() {
        SyntheticProvider provider = new SyntheticProvider();
        SyntheticConfig config = new SyntheticConfig(3, 4, 0, 0, 16, 0, 0, 0, 1);

        provider.create(config, DatasetContext.of(new Faults(OnError.FAIL)))
                .modalities()
                .forEach(
                        (name, shape) ->
                                assertThat(provider.outline(config))
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
                        Optional.empty());

        assertThat(new AudioSetProvider().outline(config))
                .isEqualTo(Map.of("open", Optional.empty(), "own", Optional.of(new Shape(5))));
    }

    private static ModalityConfig embedding(Optional<Integer> width) {
        return new ModalityConfig.Embedding(Optional.empty(), width);
    }
}
