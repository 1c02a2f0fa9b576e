package org.kdtoolkit.api.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells by what an engine or a runtime says that it got no memory: none of them has an exception of
 * its own for that.
 */
public final class MemoryShortage {

    private static final List<String> SIGNS =
            List.of(
                    "can't allocate memory", // PyTorch on the CPU
                    "not enough memory", // the same on Windows
                    "out of memory", // CUDA
                    "alloc_failed", // cuBLAS, cuDNN
                    "failed to allocate", // MXNet, ONNX Runtime
                    "bad_alloc");

    /** ONNX Runtime colours what it says, whether there is a terminal or not. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private MemoryShortage() {}

    /**
     * What is said of the memory, in one line.
     *
     * @return empty if something else is wrong
     */
    public static Optional<String> of(Throwable e) {
        return in(String.valueOf(e.getMessage()));
    }

    /** The same of what was said. */
    public static Optional<String> in(String said) {
        return COLOUR.matcher(said)
                .replaceAll("")
                .lines()
                .filter(MemoryShortage::isSign)
                .findFirst()
                .map(line -> Printable.line(line.strip()));
    }

    private static boolean isSign(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(lower::contains);
    }
}
