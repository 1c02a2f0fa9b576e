package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.media.clip.ClipSampling;

/** What is left of a modality's settings where nobody learns from its files. */
class UsedSettingsTest {

    @Test
    void picturesLoseWhatTrainingDraws() {
        Optional<List<Integer>> size = Optional.of(List.of(8, 8));
        ImageConfig plain = new ImageConfig(size, 1, Optional.empty(), Optional.empty());
        ImageConfig drawn =
                new ImageConfig(
                        size,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PictureAugmentation(List.of())));

        assertThat(used("image", drawn)).isEqualTo(plain);
        assertThat(used("image", plain)).isEqualTo(plain);
    }

    @Test
    void soundLosesAugmentationAndMasks() {
        AudioConfig plain =
                new AudioConfig(
                        Optional.of(16000), Optional.of(8), Optional.empty(), Optional.empty());
        AudioConfig drawn =
                new AudioConfig(
                        Optional.of(16000),
                        Optional.of(8),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new SoundAugmentation(List.of())));

        assertThat(used("audio", drawn)).isEqualTo(plain);
    }

    @Test
    void videosKeepTheClipsThatTheyAreJudgedBy() {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        ClipConfig three = new ClipConfig(Optional.of(new ClipSampling.Even(3)), Optional.empty());
        VideoConfig drawn = videos(three, three);

        assertThat(used("video", drawn)).isEqualTo(videos(byDefault, three));
    }

    private static VideoConfig videos(ClipConfig train, ClipConfig test) {
        return new VideoConfig(
                4,
                Optional.empty(),
                1,
                32,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                train,
                test,
                test,
                Map.of());
    }

    private static Record used(String kind, Record settings) {
        return new MediaPlugin().provider(Kind.MODALITY, kind).used(settings);
    }
}
