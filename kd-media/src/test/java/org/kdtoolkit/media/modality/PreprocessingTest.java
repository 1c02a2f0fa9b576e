package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/** What other programs are told to do to files. */
class PreprocessingTest {

    private static List<String> names(List<PreprocessingStep> steps) {
        return steps.stream().map(PreprocessingStep::step).toList();
    }

    private static PreprocessingStep step(List<PreprocessingStep> steps, String name) {
        return steps.stream().filter(step -> step.step().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void picturesAreToldInTheOrderInWhichTheyAreRead() {
        List<PreprocessingStep> steps =
                PictureSteps.of(
                        new ImageConfig(
                                Optional.of(List.of(28, 30)),
                                1,
                                Optional.of(List.of(0.13)),
                                Optional.of(List.of(0.31))));

        assertThat(names(steps))
                .containsExactly("decode", "orient", "resize", "grey", "normalise", "order");
        assertThat(step(steps, "resize").figures())
                .isEqualTo(Map.of("height", List.of(28.0), "width", List.of(30.0)));
        assertThat(step(steps, "resize").words())
                .isEqualTo(
                        Map.of("filter", "bilinear", "antialias", "true", "rounding", "none"));
        assertThat(step(steps, "normalise").figures())
                .isEqualTo(Map.of("mean", List.of(0.13), "deviation", List.of(0.31)));
    }

    @Test
    void whatIsNotDoneIsNotTold() {
        ImageConfig own =
                new ImageConfig(Optional.empty(), 3, Optional.empty(), Optional.empty());

        assertThat(names(PictureSteps.of(own)))
                .containsExactly("decode", "orient", "colour", "order");
        assertThat(
                        names(
                                SoundSteps.of(
                                        new AudioConfig(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()))))
                .containsExactly("decode", "mono", "order");
    }

    @Test
    void soundIsToldUpToItsLevels() {
        List<PreprocessingStep> steps =
                SoundSteps.of(
                        new AudioConfig(
                                Optional.of(32_000),
                                Optional.of(64_000),
                                Optional.of(LogMelConfig.panns()),
                                Optional.empty()));

        assertThat(names(steps))
                .containsExactly(
                        "decode",
                        "mono",
                        "resample",
                        "length",
                        "spectrogram",
                        "mel",
                        "logarithm",
                        "order");
        assertThat(step(steps, "spectrogram").figures())
                .containsEntry("window-samples", List.of(1024.0))
                .containsEntry("hop-samples", List.of(320.0))
                .containsEntry("padding-samples", List.of(512.0));
        assertThat(step(steps, "mel").figures())
                .containsEntry("frequencies", List.of(50.0, 14_000.0))
                .containsEntry("bands", List.of(64.0));
        assertThat(step(steps, "logarithm").text())
                .isEqualTo(
                        "Levels of the bands' power: 10 log10(max(power, floor)), the floor being 1.0E-10; no maximum is cut off. Computed in float64.");
    }

    @Test
    void clipsAreToldFromTheFramesToTheAverage() {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        List<PreprocessingStep> steps =
                ClipSteps.of(
                        new VideoConfig(
                                8,
                                Optional.of(5.0),
                                2,
                                56,
                                List.of(0.5, 0.5, 0.5),
                                List.of(0.25, 0.25, 0.25),
                                byDefault,
                                byDefault,
                                byDefault));

        assertThat(names(steps))
                .containsExactly(
                        "frames",
                        "clips",
                        "decode",
                        "resize",
                        "crop",
                        "normalise",
                        "order",
                        "average");
        assertThat(step(steps, "frames").figures())
                .isEqualTo(Map.of("stride", List.of(2.0), "rate", List.of(5.0)));
        assertThat(step(steps, "clips").text())
                .isEqualTo(
                        "Cut clips of 8 frames that begin every 8 frames, the first at frame 0; the first one that reaches beyond the end is the last. A clip that reaches beyond the end repeats what it has: 0, 1, 2 become 0, 1, 2, 0, 1.");
    }

    @Test
    void arraysAreReadAsTheyAre() {
        assertThat(names(ArraySteps.of(new EmbeddingConfig(Optional.of(5)))))
                .containsExactly("read", "order");
    }
}
