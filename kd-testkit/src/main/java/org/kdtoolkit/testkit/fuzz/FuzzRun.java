package org.kdtoolkit.testkit.fuzz;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Tries inputs until one does harm or the budget is spent. */
final class FuzzRun {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Function<byte[], FuzzAttempt> parser;
    private final Mutator mutator;
    private final Duration patience;
    private final Set<Integer> endings = new HashSet<>();
    private volatile byte[] current = {};
    private volatile long begun;
    private volatile long tried;

    /**
     * Creates a run.
     *
     * @param parser tries one input
     * @param mutator makes further ones
     * @param patience how long an input may take by the clock: longer than anything that only waits
     *     for a busy machine
     */
    FuzzRun(Function<byte[], FuzzAttempt> parser, Mutator mutator, Duration patience) {
        this.parser = parser;
        this.mutator = mutator;
        this.patience = patience;
    }

    /** How many inputs were tried. */
    long tried() {
        return tried;
    }

    /** The first harmful input: of those given, then of their changed forms. */
    Optional<FuzzFinding> over(List<byte[]> seeds, FuzzBudget budget) {
        FutureTask<Optional<FuzzFinding>> work = new FutureTask<>(() -> search(seeds, budget));
        begun = System.nanoTime();
        Thread worker = new Thread(work, "fuzz");
        worker.setDaemon(true); // one that hangs must not keep the process
        worker.start();
        while (true) {
            try {
                return work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (since(begun).compareTo(patience) > 0) {
                    return Optional.of(hanging(worker));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the harness itself failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private Optional<FuzzFinding> search(List<byte[]> seeds, FuzzBudget budget) {
        long start = System.nanoTime();
        for (byte[] seed : seeds) {
            Optional<FuzzFinding> finding = attempt(seed);
            if (finding.isPresent()) {
                return finding;
            }
        }
        while (!budget.isSpent(tried, since(start))) {
            byte[] input = mutator.next();
            int known = endings.size();
            Optional<FuzzFinding> finding = attempt(input);
            if (finding.isPresent()) {
                return finding;
            }
            if (endings.size() > known) {
                mutator.prefer(input);
            }
        }
        return Optional.empty();
    }

    private Optional<FuzzFinding> attempt(byte[] input) {
        current = input;
        begun = System.nanoTime();
        FuzzAttempt attempt = parser.apply(input);
        tried++;
        endings.add(attempt.ending());
        return attempt.fault().map(fault -> new FuzzFinding(input, fault));
    }

    private FuzzFinding hanging(Thread worker) {
        IllegalStateException place = new IllegalStateException("is still being read");
        place.setStackTrace(worker.getStackTrace());
        return new FuzzFinding(
                current, new FuzzAttempt.Fault("takes more than " + patience, Optional.of(place)));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
