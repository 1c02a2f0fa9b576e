package org.kdtoolkit.bench.grid;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Workers that take trials from a queue, each the next one when it is free, as an array job, Spark
 * and processes on one machine do. A trial that is broken off goes to the end of the queue with
 * what is left of it.
 *
 * @param workers how many there are
 * @param overhead of each attempt beside the trial's own time, in seconds
 * @param interruptions how often trials are broken off
 */
public record Makespan(int workers, double overhead, Interruptions interruptions) {

    /**
     * A trial in the queue.
     *
     * @param left what it still takes, in seconds
     * @param whole what it takes undisturbed
     * @param from when it may begin
     */
    private record Waiting(double left, double whole, double from) {}

    /**
     * When the last trial is done.
     *
     * @param durations of the trials in the order of the queue, in seconds
     * @param random draws what is broken off
     * @return seconds from the beginning
     */
    public double of(double[] durations, RandomGenerator random) {
        Deque<Waiting> queue = new ArrayDeque<>();
        for (double duration : durations) {
            queue.add(new Waiting(duration, duration, 0));
        }
        PriorityQueue<Double> free = new PriorityQueue<>(Comparator.naturalOrder());
        for (int worker = 0; worker < workers; worker++) {
            free.add(0.0);
        }
        double last = 0;
        while (!queue.isEmpty()) {
            Waiting next = queue.poll();
            double begin = Math.max(free.poll(), next.from());
            double end = begin + overhead + attempt(next, begin, random, queue);
            free.add(end);
            last = Math.max(last, end);
        }
        return last;
    }

    /** How long an attempt lasts; if it is broken off, the rest waits at the end of the queue. */
    private double attempt(
            Waiting trial, double begin, RandomGenerator random, Deque<Waiting> queue) {
        if (random.nextDouble() >= interruptions.share()) {
            return trial.left();
        }
        double worked = random.nextDouble() * trial.left();
        double epoch = trial.whole() / interruptions.epochs();
        double kept = Math.floor(worked / epoch) * epoch;
        queue.add(
                new Waiting(
                        trial.left() - kept,
                        trial.whole(),
                        begin + overhead + worked + interruptions.delay()));
        return worked;
    }

    /**
     * What no order of the trials could be faster than: all work shared evenly, or the longest
     * trial.
     */
    public double bound(double[] durations) {
        double total = Arrays.stream(durations).map(one -> one + overhead).sum();
        double longest = Arrays.stream(durations).map(one -> one + overhead).max().orElse(0);
        return Math.max(total / workers, longest);
    }
}
