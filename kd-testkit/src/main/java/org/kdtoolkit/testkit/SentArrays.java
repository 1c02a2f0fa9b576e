package org.kdtoolkit.testkit;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts what would go from the host to the device, on the CPU too: DJL puts each such array, a
 * single number as well, into memory outside the heap, which the JVM counts.
 */
final class SentArrays {

    private SentArrays() {}

    /** How many arrays a computation sends; less if garbage is collected on the way. */
    static long during(Runnable computation) {
        long before = buffers();
        computation.run();
        return buffers() - before;
    }

    private static long buffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }
}
