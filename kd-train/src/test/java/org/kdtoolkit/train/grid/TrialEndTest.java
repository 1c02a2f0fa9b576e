package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.ConfigurationException;

class TrialEndTest {

    private static final ChildLaunch LAUNCH =
            new ChildLaunch(List.of("kd"), OptionalInt.empty(), Map.of());

    @ParameterizedTest
    @CsvSource({
        "0, DONE",
        "1, FAILED",
        "2, REFUSED",
        "3, REFUSED",
        "130, INTERRUPTED",
        "143, INTERRUPTED",
        "137, KILLED",
        "139, KILLED",
        "70, KILLED"
    })
    void anExitCodeSaysHow(int code, TrialEnd.How how) {
        assertThat(TrialEnd.of(code, "").how()).isEqualTo(how);
    }

    @Test
    void aKilledProcessIsExplained() {
        assertThat(TrialEnd.of(137, "").message())
                .isEqualTo(
                        "its process was killed (signal 9): most likely the system had no memory"
                            + " left for it; run fewer trials at once (--jobs), or make the batch"
                            + " smaller");
        assertThat(TrialEnd.of(139, "free(): invalid size").message())
                .isEqualTo(
                        "its process crashed in native code (signal 11); the last that it said:"
                                + " free(): invalid size");
        assertThat(TrialEnd.of(70, "").message()).isEqualTo("its process ended with exit code 70");
    }

    @Test
    void aProcessOfEachSlotSeesOneOfSeveralGpus() {
        Gpus several = Gpus.of("2, 5,GPU-1");

        assertThat(several.environment(1)).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "5"));
        assertThat(several.environment(3)).isEqualTo(Map.of("CUDA_VISIBLE_DEVICES", "2"));
        assertThat(Gpus.of("0").environment(1)).isEmpty();
        assertThat(Gpus.of("-1").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spark://a:1 | --on spark://a:1: nothing runs trials at 'spark://' (none is on the"
                        + " class path); put a module that provides 'spark' on the class path",
                "ray://a | --on ray://a: nothing runs trials at 'ray://' (none is on the class"
                        + " path); put a module that provides 'ray' on the class path",
                "host:7077 | --on host:7077: expected an address such as spark://host:7077",
                "a b | --on a b: expected an address such as spark://host:7077"
            })
    void addressesThatNobodyRunsTrialsAtAreRefused(String address, String message) {
        assertThatThrownBy(() -> TrialWorkersProvider.find(address, LAUNCH))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
