package org.kdtoolkit.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

class DescriptionJsonTest {

    private static final Path FILE = Path.of("student.json");

    private final DescriptionJson json = new DescriptionJson();

    @Test
    void classesMayBeCalledAnything() {
        StudentDescription plain = SmallStudent.ofPictures(Labels.SINGLE, true);
        List<String> odd =
                List.of(
                        "yes",
                        "null",
                        "1",
                        "1e3",
                        "0x10",
                        "a: b",
                        "# c",
                        "\"q\" 'q'",
                        "\\u0041",
                        "{",
                        "- d",
                        "&e",
                        "*f",
                        "%g",
                        "ä 学 😀",
                        " blank ",
                        "a\tb",
                        "~",
                        "!!str");
        StudentDescription named =
                new StudentDescription(
                        1,
                        plain.network(),
                        plain.input(),
                        odd,
                        Labels.SEVERAL,
                        false,
                        plain.batchSize(),
                        plain.origin());

        assertThat(again(json.line(named))).isEqualTo(named);
        assertThat(again(json.pretty(named))).isEqualTo(named);
    }

    @Test
    void soundAndVideosAreDescribedWithAllTheirSettings() {
        LogMelConfig mel = Schema.of(LogMelConfig.class).defaults(SmallStudent.REGISTRY);
        AudioConfig sound =
                new AudioConfig(
                        Optional.of(32000), Optional.of(96000), Optional.of(mel), Optional.empty());
        VideoConfig clips = Schema.of(VideoConfig.class).defaults(SmallStudent.REGISTRY);

        for (ModalitySpec spec :
                List.of(ModalitySpec.of("audio", sound), ModalitySpec.of("video", clips))) {
            StudentDescription description = perceiving(spec);
            assertThat(again(json.line(description))).isEqualTo(description);
        }
    }

    private static StudentDescription perceiving(ModalitySpec spec) {
        StudentDescription plain = SmallStudent.ofNumbers();
        PreprocessingStep step =
                PreprocessingStep.of("resize", "the longer side\u2026")
                        .with("filter", "bilinear")
                        .with("size", 112, 112)
                        .with("tiny", 1e-10);
        return new StudentDescription(
                1,
                plain.network(),
                new StudentInput("m", Optional.of(spec), List.of(3L, -1L), List.of(step)),
                plain.classes(),
                plain.labels(),
                true,
                7,
                plain.origin());
    }

    private StudentDescription again(String text) {
        return json.read(FILE, text, SmallStudent.REGISTRY);
    }
}
