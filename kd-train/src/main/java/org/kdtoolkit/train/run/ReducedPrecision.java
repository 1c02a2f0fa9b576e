package org.kdtoolkit.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kdtoolkit.predict.engine.EngineSettings;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.GpuAccess;

/**
 * Whether bfloat16 is worth training with on a machine. Where the processor lacks it, PyTorch
 * computes all the same, and many times slower than in float32.
 *
 * @param cpuInfo what {@code /proc/cpuinfo} holds; empty on other systems than Linux
 * @param cachesHidden whether the sizes of the processor's caches are
 * @param instructions the last ones that the user lets oneDNN use, if they said so
 */
record ReducedPrecision(String cpuInfo, boolean cachesHidden, Optional<String> instructions) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String LIMIT = "ONEDNN_MAX_CPU_ISA";

    private static final Pattern FOUND =
            Pattern.compile(
                    "^(flags|Features)\\s*:.*\\b(avx512_bf16|amx_bf16|bf16)\\b", Pattern.MULTILINE);

    /** The values of the limit that leave bfloat16 out. */
    private static final Set<String> BEFORE =
            Set.of("SSE41", "AVX", "AVX2", "AVX2_VNNI", "AVX512_CORE", "AVX512_CORE_VNNI");

    /** That of this machine. */
    static ReducedPrecision here() {
        return new ReducedPrecision(
                read(),
                EngineSettings.cachesAreHidden(),
                Optional.ofNullable(System.getenv(LIMIT)));
    }

    private static String read() {
        try {
            return Files.readString(CPU_INFO);
        } catch (IOException e) {
            return "";
        }
    }

    /** Why a student can't train in bfloat16, with what to do, if it can't. */
    Optional<String> objection(EngineName engine, DeviceName device) {
        if (engine == EngineName.MXNET) {
            return Optional.of(
                    "MXNet trains in float32 alone; expected float32, or 'engine: pytorch'");
        }
        return isOnGpu(engine, device) ? Optional.empty() : processorsObjection();
    }

    private static boolean isOnGpu(EngineName engine, DeviceName device) {
        return device instanceof DeviceName.Gpu
                || device instanceof DeviceName.Auto
                        && GpuAccess.of(engine, EngineEnvironment.load(engine)).seen();
    }

    private Optional<String> processorsObjection() {
        if (!FOUND.matcher(cpuInfo).find()) {
            return Optional.of(
                    "no bfloat16 was found in this machine's processor (avx512_bf16 or amx_bf16 among the flags of %s), where it would be slower than float32; expected float32"
                            .formatted(CPU_INFO));
        }
        if (instructions.isPresent()) {
            return instructions
                    .filter(BEFORE::contains)
                    .map(
                            last ->
                                    "%s=%s keeps oneDNN from bfloat16; unset it, or choose float32"
                                            .formatted(LIMIT, last));
        }
        return cachesHidden
                ? Optional.of(
                        "this machine hides the sizes of its processor's caches, so that oneDNN is"
                                + " kept to SSE4.1, which has no bfloat16; expected float32")
                : Optional.empty();
    }
}
