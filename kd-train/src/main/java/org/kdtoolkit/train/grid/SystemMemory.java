package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux tells of memory; elsewhere nothing is known. */
final class SystemMemory implements Memory {

    private static final long KILOBYTE = 1 << 10;
    private static final Path GROUP = Path.of("/sys/fs/cgroup");

    @Override
    public OptionalLong peak(long pid) {
        return kilobytes(Path.of("/proc", String.valueOf(pid), "status"), "VmHWM:");
    }

    /** What is free on the machine, and within the limit set to us. */
    @Override
    public OptionalLong free() {
        OptionalLong machine = kilobytes(Path.of("/proc/meminfo"), "MemAvailable:");
        OptionalLong limit = number(GROUP.resolve("memory.max"));
        OptionalLong used = number(GROUP.resolve("memory.current"));
        if (machine.isEmpty() || limit.isEmpty() || used.isEmpty()) {
            return machine;
        }
        OptionalLong reclaimable = bytes(GROUP.resolve("memory.stat"), "inactive_file ");
        long within = limit.getAsLong() - used.getAsLong() + reclaimable.orElse(0);
        return OptionalLong.of(Math.min(machine.getAsLong(), within));
    }

    private static OptionalLong kilobytes(Path file, String key) {
        OptionalLong value = bytes(file, key);
        return value.isPresent() ? OptionalLong.of(value.getAsLong() * KILOBYTE) : value;
    }

    /** The number behind a key. */
    private static OptionalLong bytes(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException | NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong number(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException unlimited) {
            return OptionalLong.empty();
        }
    }
}
