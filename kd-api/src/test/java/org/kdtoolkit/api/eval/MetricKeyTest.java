package org.kdtoolkit.api.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Subset;

class MetricKeyTest {

    private static final MetricKey TOP1 = MetricKey.of(Subset.TEST, "top1");

    @Test
    void isWrittenAsFilesHaveIt() {
        assertThat(TOP1).hasToString("test/top1");
        assertThat(TOP1.ofLastEpoch()).hasToString("test/top1 (last epoch)");
        assertThat(TOP1.on(Subset.VALIDATION)).hasToString("validation/top1");
        assertThat(TOP1.ofTeacher("audio")).hasToString("audio/test/top1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test/top1",
                "validation/retrieval-map",
                "train/tagging-dprime (last epoch)",
                "audio/test/top1",
                "a/b/test/top1",
            })
    void isReadAsItIsWritten(String text) {
        assertThat(MetricKey.parse(text)).hasToString(text);
    }

    @Test
    void consistsOfItsParts() {
        MetricKey key = MetricKey.parse("audio/test/retrieval-map (last epoch)");

        assertThat(key.teacher()).contains("audio");
        assertThat(key.subset()).isEqualTo(Subset.TEST);
        assertThat(key.metric()).isEqualTo("retrieval-map");
        assertThat(key.isOfLastEpoch()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "top1",
                "test",
                "test/",
                "/top1",
                "dev/top1",
                "/test/top1",
                "test//top1"
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> MetricKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a subset and a metric, such as test/top1, found '%s'", text);
    }

    @Test
    void isEqualToAnotherOfTheSameParts() {
        assertThat(MetricKey.parse("test/top1")).isEqualTo(TOP1).hasSameHashCodeAs(TOP1);
        assertThat(TOP1)
                .isNotEqualTo(TOP1.ofLastEpoch())
                .isNotEqualTo(TOP1.on(Subset.TRAIN))
                .isNotEqualTo(TOP1.ofTeacher("audio"))
                .isNotEqualTo(MetricKey.of(Subset.TEST, "top5"));
    }
}
