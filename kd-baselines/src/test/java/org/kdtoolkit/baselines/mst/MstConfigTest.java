package org.kdtoolkit.baselines.mst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.Default;

class MstConfigTest {

    @Test
    void numbersAreThePublishedOnesAndEachTeacherHasItsOwnMask() {
        Map<String, String> defaults =
                Arrays.stream(MstConfig.class.getRecordComponents())
                        .filter(key -> key.isAnnotationPresent(Default.class))
                        .collect(
                                Collectors.toMap(
                                        key -> key.getName(),
                                        key -> key.getAnnotation(Default.class).value()));

        assertThat(defaults)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("maskLayers", "[embedding, logits]"),
                                Map.entry("maskHeads", "3"),
                                Map.entry("maskReduction", "2"),
                                Map.entry("masks", "one-each"),
                                Map.entry("temperature", "4"),
                                Map.entry("teachersPerSample", "1"),
                                Map.entry("balance", "kl"),
                                Map.entry("taskWeight", "1"),
                                Map.entry("distillationWeight", "1"),
                                Map.entry("balanceWeight", "1"),
                                Map.entry("fading", "periods")));
        assertThat(MstConfig.published().masks()).isEqualTo(Masks.PUBLISHED);
        assertThat(MstConfig.published().fading()).isEqualTo(Fading.PUBLISHED);
    }

    @Test
    void aSampleLearnsFromNoMoreTeachersThanThereAre() {
        assertThat(ofMasks(List.of(MaskLayer.LOGITS), 2).teachersPerSample()).isEqualTo(2);
        assertThatThrownBy(() -> ofMasks(List.of(MaskLayer.LOGITS), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a sample can't learn from 3 specialised teachers, as 1 of 'mask-layers'"
                                + " make 2; lower 'teachers-per-sample'");
    }

    @Test
    void itTrainsTwo() {
        MstConfig defaults = MstConfig.published();
        defaults.checkStudents(two());
        assertThatThrownBy(() -> defaults.checkStudents(Map.of("student", "image")))
                .hasMessage(
                        "mst trains a student and an auxiliary network, and there is one network:"
                                + " name two in 'students', the auxiliary network second");
        assertThatThrownBy(() -> defaults.checkStudents(Map.of("a", "x", "b", "y", "c", "z")))
                .hasMessageContaining("there are 3 networks");
        assertThatThrownBy(() -> auxiliary("sound").checkStudents(two()))
                .hasMessage(
                        "mst has no auxiliary network 'sound' (there are: image, audio);"
                                + " 'auxiliary' names one of the 'students'");
        assertThatThrownBy(() -> defaults.checkStudents(Map.of("a", "image", "b", "image")))
                .hasMessage(
                        "mst has a teacher of two modalities, and both students perceive 'image';"
                                + " give the auxiliary network another modality");
        assertThat(auxiliary("image").pair().withPart(two().keySet())).isEqualTo("image");
        assertThat(auxiliary("image").pair().other(two().keySet())).isEqualTo("audio");
        assertThat(defaults.pair().withPart(two().keySet())).isEqualTo("audio");
    }

    /** Losses of networks with the same name would become one in the records. */
    @Test
    void noStudentIsCalledAsTheTeacherOfBothModalities() {
        assertThatThrownBy(
                        () ->
                                MstConfig.published()
                                        .checkStudents(Map.of("image", "image", "both", "audio")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "mst calls its teacher of both modalities 'both', and a student has this"
                                + " name; choose another for it in 'students'");
    }

    /** The published loop, and one that lets weights fall behind whole periods. */
    @ParameterizedTest
    @EnumSource(Fading.class)
    void weightsFallByTheirPeriods(Fading fading) {
        double balance = 1;
        double distillation = 1;
        int fallsAt = fading == Fading.PUBLISHED ? 1 : 0;
        for (int epoch = 1; epoch <= 100; epoch++) {
            assertThat(fading.ofBalance(epoch)).isCloseTo(balance, within(1e-12));
            assertThat(fading.ofDistillation(epoch)).isCloseTo(distillation, within(1e-12));
            balance *= epoch % 10 == fallsAt ? 0.9 : 1;
            distillation *= epoch % 30 == fallsAt ? 0.5 : 1;
        }
        assertThat(Fading.PERIODS.ofDistillation(30)).isEqualTo(1);
        assertThat(Fading.PUBLISHED.ofDistillation(1)).isEqualTo(1);
        assertThat(Fading.PUBLISHED.ofDistillation(2)).isEqualTo(0.5);
    }

    private static Map<String, String> two() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("image", "image");
        two.put("audio", "audio");
        return two;
    }

    private static MstConfig auxiliary(String name) {
        return config(Optional.of(name), List.of(MaskLayer.LOGITS), 1);
    }

    private static MstConfig ofMasks(List<MaskLayer> layers, int teachersPerSample) {
        return config(Optional.empty(), layers, teachersPerSample);
    }

    private static MstConfig config(
            Optional<String> auxiliary, List<MaskLayer> layers, int teachersPerSample) {
        return new MstConfig(
                auxiliary,
                Optional.empty(),
                Optional.empty(),
                layers,
                3,
                2,
                Masks.ONE_EACH,
                4,
                teachersPerSample,
                Balance.KL,
                1,
                1,
                1,
                Fading.PERIODS);
    }
}
