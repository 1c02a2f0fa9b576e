package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
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
                        "its process was killed (signal 9), by somebody or by the system, which"
                            + " does so when no memory is left: in that case run fewer trials at"
                            + " once (--jobs), or make the batch smaller");
        assertThat(TrialEnd.of(139, "free(): invalid size").message())
                .isEqualTo(
                        "its process crashed in native code (signal 11); the last that it said:"
                                + " free(): invalid size");
        assertThat(TrialEnd.of(131, "").message()).isEqualTo("its process was ended by signal 3");
        assertThat(TrialEnd.of(70, "").message()).isEqualTo("its process ended with exit code 70");
        assertThat(TrialEnd.of(255, "").message())
                .isEqualTo("its process ended with exit code 255");
    }

    @Test
    void memoryIsBlamedWhereLittleOfItWasFree() {
        OptionalLong free = OptionalLong.of(40L << 20);

        assertThat(TrialEnd.of(137, "", free).message())
                .isEqualTo(
                        "its process was killed (signal 9) when 40 MB of memory were free, perhaps"
                            + " too little for it: run fewer trials at once (--jobs), or make the"
                            + " batch smaller");
        assertThat(TrialEnd.of(134, "bad_alloc", free).message())
                .startsWith(
                        "its process crashed in native code (signal 6) when 40 MB of memory were"
                                + " free, perhaps too little for it: ")
                .endsWith("; the last that it said: bad_alloc");
        assertThat(TrialEnd.of(1, "no labels", free).message()).isEqualTo("no labels");
    }
}
