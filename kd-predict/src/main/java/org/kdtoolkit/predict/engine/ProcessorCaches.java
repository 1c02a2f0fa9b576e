package org.kdtoolkit.predict.engine;

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
    private static final Path PROCESSOR = Path.of("/sys/devices/system/cpu/cpu0");

    private static final Pattern AMD =
            Pattern.compile("^vendor_id\\s*:\\s*AuthenticAMD$", Pattern.MULTILINE);

    /** The flag of processors that answer the question that oneDNN asks. */
    private static final Pattern TOLD =
            Pattern.compile("^flags\\s*:.*\\btopoext\\b", Pattern.MULTILINE);

    private ProcessorCaches() {}

    /** Whether this machine's are hidden; false where that can't be told. */
    static boolean areHidden() {
        try {
            return areHidden(Files.readString(CPU_INFO), PROCESSOR);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether those of a Linux machine are hidden.
     *
     * @param cpuInfo what {@code /proc/cpuinfo} holds
     * @param processor what the kernel knows of one processor, if it is there
     */
    static boolean areHidden(String cpuInfo, Path processor) {
        return AMD.matcher(cpuInfo).find()
                && (!TOLD.matcher(cpuInfo).find() || isUnansweredBy(processor));
    }

    /**
     * Whether the processor has the flag, and yet no answer: the kernel asks oneDNN's question, and
     * lists the caches that it hears of.
     */
    private static boolean isUnansweredBy(Path processor) {
        return Files.isDirectory(processor) && Files.notExists(processor.resolve("cache"));
    }
}
