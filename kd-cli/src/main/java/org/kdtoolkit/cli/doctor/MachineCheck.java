package org.kdtoolkit.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The operating system, its cores and its memory. */
record MachineCheck() implements Check {

    private static final long MEGABYTE = 1 << 20;
    private static final long ENOUGH = 3_000;

    @Override
    public CheckResult run() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long memory = system.getTotalMemorySize() / MEGABYTE;
        String text =
                "%s %s %s, %d cores, %d MB of memory, %d MB of it for Java's heap"
                        .formatted(
                                system.getName(),
                                system.getVersion(),
                                system.getArch(),
                                system.getAvailableProcessors(),
                                memory,
                                Runtime.getRuntime().maxMemory() / MEGABYTE);
        return memory < ENOUGH
                ? CheckResult.warn(
                        "machine", text, "use small batches and a small 'cache-megabytes'")
                : CheckResult.ok("machine", text);
    }
}
