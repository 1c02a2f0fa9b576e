package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialEndTest {

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
}
