package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

class ReducedPrecisionTest {

    private static final String FLAGS = "processor\t: 0\nflags\t\t: fpu %s sse2\n";

    @Test
    void isHadByProcessorsThatSaySo() {
        assertThat(objection(FLAGS.formatted("avx512_bf16"), false, null)).isEmpty();
        assertThat(objection(FLAGS.formatted("amx_bf16"), false, null)).isEmpty();
        assertThat(objection("Features\t: fp asimd bf16\n", false, null)).isEmpty();
    }

    @Test
    void isRefusedOnOthers() {
        String refusal =
                "no bfloat16 was found in this machine's processor (avx512_bf16 or amx_bf16 among"
                        + " the flags of /proc/cpuinfo), where it would be slower than float32;"
                        + " expected float32";
        assertThat(objection(FLAGS.formatted("avx512f"), false, null)).contains(refusal);
        assertThat(objection("", false, null)).contains(refusal);
    }

    @Test
    void isRefusedWhereCachesAreHidden() {
        assertThat(objection(FLAGS.formatted("avx512_bf16"), true, null))
                .contains(
                        "this machine hides the sizes of its processor's caches, so that oneDNN is"
                                + " kept to SSE4.1, which has no bfloat16; expected float32");
    }

    @Test
    void followsTheUsersOwnLimit() {
        assertThat(objection(FLAGS.formatted("avx512_bf16"), false, "AVX2"))
                .contains(
                        "ONEDNN_MAX_CPU_ISA=AVX2 keeps oneDNN from bfloat16; unset it, or choose"
                                + " float32");
        assertThat(objection(FLAGS.formatted("avx512_bf16"), true, "DEFAULT")).isEmpty();
    }

    @Test
    void isRefusedByMxNet() {
        assertThat(
                        new ReducedPrecision(
                                        FLAGS.formatted("avx512_bf16"), false, Optional.empty())
                                .objection(EngineName.MXNET, new DeviceName.Cpu()))
                .contains("MXNet trains in float32 alone; expected float32, or 'engine: pytorch'");
    }

    private static Optional<String> objection(String cpuInfo, boolean hidden, String limit) {
        return new ReducedPrecision(cpuInfo, hidden, Optional.ofNullable(limit))
                .objection(EngineName.PYTORCH, new DeviceName.Cpu());
    }
}
