package org.kdtoolkit.testkit.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How one input went.
 *
 * @param ending tells inputs apart by where in the parser they end
 * @param fault what is wrong with that, if anything is
 */
record FuzzAttempt(int ending, Optional<Fault> fault) {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How many calls tell endings apart. */
    private static final int CALLS = 8;

    /** What is wrong with an attempt, and what it came from if that was thrown. */
    record Fault(String what, Optional<Throwable> cause) {}

    /** A parser. */
    @FunctionalInterface
    interface Parser {
        void read(byte[] input) throws Exception;
    }

    /** Has an input read by the thread that calls. */
    static FuzzAttempt of(
            Parser parser, Predicate<Exception> refusal, FuzzLimits limits, byte[] input) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        int ending = 0;
        Optional<Fault> fault = Optional.empty();
        try {
            parser.read(input);
        } catch (Exception e) {
            ending = ending(e);
            if (!refusal.test(e)) {
                fault = thrown(e);
            } else if (e.getMessage() == null || e.getMessage().isBlank()) {
                fault = Optional.of(new Fault("is refused without a message", Optional.of(e)));
            }
        } catch (Error e) { // whatever it is, the next input is tried in the same process
            fault = thrown(e);
        }
        long taken = THREADS.getCurrentThreadCpuTime() - time;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (fault.isEmpty()) {
            fault = cost(limits, Duration.ofNanos(taken), allocated);
        }
        return new FuzzAttempt(ending, fault);
    }

    private static Optional<Fault> thrown(Throwable thrown) {
        return Optional.of(new Fault("ends in " + thrown, Optional.of(thrown)));
    }

    private static Optional<Fault> cost(FuzzLimits limits, Duration taken, long allocated) {
        if (taken.compareTo(limits.time()) > 0) {
            return fault(
                    "takes %s of the processor's time, expected up to %s", taken, limits.time());
        }
        if (allocated > limits.bytes()) {
            return fault("takes %d bytes of memory, expected up to %d", allocated, limits.bytes());
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String message, Object found, Object expected) {
        return Optional.of(new Fault(message.formatted(found, expected), Optional.empty()));
    }

    private static int ending(Throwable thrown) {
        Throwable first = thrown;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        Stream<StackTraceElement> calls = Stream.of(first.getStackTrace()).limit(CALLS);
        return Objects.hash(first.getClass(), calls.toList());
    }
}
