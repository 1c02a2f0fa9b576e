package org.kdtoolkit.spark.driver;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark job of one task for each trial, so that one that is lost too often ends its own job and
 * no other. Spark begins a lost task again, up to {@code spark.task.maxFailures} times.
 */
final class TrialJobs {

    /** The local property of a job that names its trial. */
    static final String NUMBER = "org.kdtoolkit.trial";

    private static final long LOOKS_EVERY_MILLISECONDS = 100;

    /** Nobody waits longer in silence for a first worker. */
    private static final long SILENCE_SECONDS = 30;

    private static final String IDLE =
            "no worker has taken a trial for %d seconds: the cluster is busy, or no worker has %s"
                    + " free cores and %s of memory for an executor (spark.task.cpus,"
                    + " spark.executor.memory); Spark waits for one";

    private final JavaSparkContext spark;
    private final AttemptsListener attempts;
    private final DriverSays says;
    private final Map<TrialOrder, JavaFutureAction<List<TrialOutcome>>> open =
            new LinkedHashMap<>();

    TrialJobs(JavaSparkContext spark, AttemptsListener attempts, DriverSays says) {
        this.spark = spark;
        this.attempts = attempts;
        this.says = says;
    }

    /** Submits a job for each order, in their order. */
    void submit(List<TrialOrder> orders) {
        for (TrialOrder order : orders) {
            spark.setLocalProperty(NUMBER, String.valueOf(order.number()));
            spark.setJobGroup("trial " + order.number(), order.text(), true);
            open.put(
                    order,
                    spark.parallelize(List.of(order), 1).map(new TrialFunction()).collectAsync());
        }
    }

    /** Waits for all of them, or for the end of the cluster, and tells how each ended. */
    void await() throws InterruptedException {
        long begun = System.nanoTime();
        boolean said = false;
        while (!open.isEmpty() && !spark.sc().isStopped()) {
            settle();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            if (!said && !attempts.hasBegun() && seconds >= SILENCE_SECONDS) {
                said = true;
                says.notice(idle(seconds));
            }
            Thread.sleep(LOOKS_EVERY_MILLISECONDS);
        }
    }

    private String idle(long seconds) {
        return IDLE.formatted(
                seconds,
                spark.getConf().get("spark.task.cpus", "1"),
                spark.getConf().get("spark.executor.memory", "1g"));
    }

    private void settle() throws InterruptedException {
        List<TrialOrder> done = new ArrayList<>();
        Iterator<TrialOrder> orders = open.keySet().iterator();
        while (orders.hasNext()) {
            TrialOrder order = orders.next();
            if (open.get(order).isDone()) {
                tell(order, open.get(order));
                done.add(order);
            }
        }
        open.keySet().removeAll(done);
    }

    private void tell(TrialOrder order, JavaFutureAction<List<TrialOutcome>> job)
            throws InterruptedException {
        try {
            says.ended(order.number(), job.get().get(0));
        } catch (ExecutionException e) {
            if (!spark.sc().isStopped()) {
                says.givenUp(order.number(), firstLine(e.getCause()));
            }
        }
    }

    /** Behind it stand the driver's own calls. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
