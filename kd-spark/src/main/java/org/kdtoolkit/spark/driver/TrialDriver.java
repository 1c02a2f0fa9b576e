package org.kdtoolkit.spark.driver;

import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver's process: reads orders from its standard input, has the cluster carry them out, and
 * says on its standard output how they get on. It ends when nobody holds its input any more.
 */
public final class TrialDriver {

    private static final int ORPHANED = 130;

    private TrialDriver() {}

    /**
     * Runs the driver.
     *
     * @param arguments none
     * @throws IOException if the orders can't be read
     * @throws InterruptedException if it is to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<TrialOrder> orders = TrialOrder.read(new DataInputStream(System.in));
        watch(System.in);
        DriverSays says = new DriverSays(new PrintStream(new FileOutputStream(FileDescriptor.out)));
        AttemptsListener attempts =
                new AttemptsListener(
                        orders.stream()
                                .collect(Collectors.toMap(TrialOrder::number, Function.identity())),
                        says);
        try (JavaSparkContext spark = connect(says)) {
            spark.sc().addSparkListener(attempts);
            TrialJobs jobs = new TrialJobs(spark, attempts, says);
            jobs.submit(orders);
            jobs.await();
            if (spark.sc().isStopped()) {
                says.noCluster("Spark has given the cluster up");
            }
        }
    }

    private static JavaSparkContext connect(DriverSays says) {
        try {
            return new JavaSparkContext(new SparkConf());
        } catch (Exception e) {
            says.noCluster(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static void watch(InputStream input) {
        Thread watch = new Thread(() -> awaitEnd(input), "kd-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream input) {
        try {
            while (input.read() >= 0) {
                // nobody writes anything behind the orders
            }
        } catch (IOException closed) {
            // as good as the end of the input
        }
        Runtime.getRuntime().exit(ORPHANED);
    }
}
