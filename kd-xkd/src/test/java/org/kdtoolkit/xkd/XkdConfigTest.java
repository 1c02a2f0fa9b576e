package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

class XkdConfigTest {

    private static final Registry NOTHING = Registry.builder().build();

    @TempDir private Path folder;

    @Test
    void hasThePublishedValuesAsDefaults() {
        assertThat(Schema.of(XkdConfig.class).defaults(NOTHING)).isEqualTo(XkdConfig.published());
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        read(
                                """
                                video:
                                  modality: image
                                  global-view: whole
                                  local-view: part
                                  local-views: 3
                                  mask-ratio: 0.5
                                  teacher-temperature: {from: 0.09, to: 0.11, shape: linear, by: epoch}
                                  momentum: {from: 0.9}
                                  center-momentum: 0.8
                                audio:
                                  modality: speech
                                  global-view: long
                                  local-view: short
                                  local-views: 2
                                  mask-ratio: 0.6
                                  teacher-temperature: {from: 0.06}
                                  momentum: {from: 0.95, to: 1, shape: cosine}
                                  center-momentum: 0.7
                                share: students
                                teacher-view: global
                                refinement: softmax
                                target: raw
                                decoder: {width: 32, depth: 1, heads: 2}
                                head: {hidden: 128, bottleneck: 32, outputs: 256}
                                weights: {alignment: 2, distillation: 3, reconstruction: 0.1}
                                student-temperature: {from: 1}
                                clip: 0
                                """))
                .isEqualTo(
                        new XkdConfig(
                                new VideoConfig(
                                        "image",
                                        "whole",
                                        "part",
                                        3,
                                        0.5,
                                        new Course(
                                                0.09,
                                                Optional.of(0.11),
                                                Course.Shape.LINEAR,
                                                Optional.empty(),
                                                Course.By.EPOCH),
                                        Course.constant(0.9),
                                        0.8),
                                new AudioConfig(
                                        "speech",
                                        "long",
                                        "short",
                                        2,
                                        0.6,
                                        Course.constant(0.06),
                                        Course.cosine(0.95, 1),
                                        0.7),
                                Share.STUDENTS,
                                TeacherView.GLOBAL,
                                Refinement.SOFTMAX,
                                ReconstructionTarget.RAW,
                                new DecoderConfig(32, 1, 2),
                                new HeadConfig(128, 32, 256),
                                new WeightsConfig(2, 3, 0.1),
                                Course.constant(1),
                                0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "student-temperature: {from: 0} | it.yaml:1:1: 'student-temperature' is to be above"
                        + " 0 all along, found 0.0",
                "video: {momentum: {from: 0.9, to: 1.1, shape: linear}} | it.yaml:1:8: video:"
                        + " 'momentum' is to be from 0 to 1 all along, found 1.1",
                "audio: {teacher-temperature: {from: 0.1, warm-up: {epochs: 2}}} | it.yaml:1:8:"
                        + " audio: 'teacher-temperature' is to be above 0 all along, found 0.0",
                "weights: {alignment: 0, distillation: 0, reconstruction: 0} | it.yaml:1:10:"
                        + " weights: all three weights are 0; expected one above 0 at least",
                "video: {modality: audio} | it.yaml:1:1: 'video' and 'audio' both are of the"
                        + " modality 'audio'; expected two",
                "decoder: {width: 30, heads: 4} | it.yaml:1:10: decoder: the width 30 is no"
                        + " multiple of 4 heads"
            })
    void refusesWhatCantTrain(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(folder + "/" + message);
    }

    private XkdConfig read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
            return Schema.of(XkdConfig.class).read(file, List.of(), NOTHING, reading -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
