package org.kdtoolkit.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Whether the processor tells the sizes of its caches. Some virtual machines keep them to
 * themselves on AMD's processors; oneDNN takes them for one byte then, and divides by how much fits
 * in.
 */
final class ProcessorCaches {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private static final Pattern AMD =
            Pattern.compile("^vendor_id\\s*:\\s*AuthenticAMD$", Pattern.MULTILINE);

    /** The flag of processors that answer the question that oneDNN asks. */
    private static final Pattern TOLD =
            Pattern.compile("^flags\\s*:.*\\btopoext\\b", Pattern.MULTILINE);

    private ProcessorCaches() {}

    /** Whether this machine's are hidden; false where that can't be told. */
    static boolean areHidden() {
        try {
            return areHidden(Files.readString(CPU_INFO));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether those of a Linux machine are hidden.
     *
     * @param cpuInfo what {@code /proc/cpuinfo} holds
     */
    static boolean areHidden(String cpuInfo) {
        return AMD.matcher(cpuInfo).find() && !TOLD.matcher(cpuInfo).find();
    }
}
