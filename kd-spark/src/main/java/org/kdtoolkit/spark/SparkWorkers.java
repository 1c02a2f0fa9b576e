package org.kdtoolkit.spark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.spark.driver.TrialDriver;
import org.kdtoolkit.spark.driver.TrialOrder;
import org.kdtoolkit.train.grid.ChildLaunch;
import org.kdtoolkit.train.grid.Children;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialBatch;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.grid.WatchedTrial;
import org.kdtoolkit.train.grid.WorkersListener;

/** Has the workers of a Spark cluster run trials, each as a task and in a process of its own. */
final class SparkWorkers implements TrialWorkers {

    private final SparkMaster master;
    private final SparkHome home;
    private final ChildLaunch launch;

    /**
     * Prepares to run trials; nothing is connected yet.
     *
     * @param master of the cluster
     * @param home the Spark that the driver is started by
     * @param launch how a worker starts the process of a trial
     */
    SparkWorkers(SparkMaster master, SparkHome home, ChildLaunch launch) {
        this.master = master;
        this.home = home;
        this.launch = launch;
    }

    @Override
    public void run(TrialBatch batch, WorkersListener listener) {
        if (batch.trials().isEmpty()) {
            return;
        }
        master.requireListening();
        Path log = batch.plan().path().resolve("logs").resolve("spark.log").toAbsolutePath();
        try (Children children = new Children()) {
            Files.createDirectories(log.getParent());
            DriverProcess driver = DriverProcess.start(command(batch), orders(batch), log);
            children.add(driver.process());
            new TrialsOnCluster(batch, master, log, listener).follow(driver);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--on %s: Spark's driver can't be started (%s)"
                            .formatted(master.url(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(TrialBatch batch) {
        List<String> command = new ArrayList<>(home.command());
        command.addAll(List.of("--master", master.url(), "--deploy-mode", "client"));
        command.addAll(List.of("--name", "kd " + batch.plan().path().getFileName()));
        command.addAll(List.of("--class", TrialDriver.class.getName()));
        // a second attempt at a slow trial would find the first one at work
        setting(command, "spark.speculation", "false");
        setting(command, "spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        launch.threads()
                .ifPresent(count -> setting(command, "spark.task.cpus", String.valueOf(count)));
        command.add(ownJar().toString());
        return command;
    }

    private static void setting(List<String> command, String key, String value) {
        command.add("--conf");
        command.add(key + "=" + value);
    }

    private List<TrialOrder> orders(TrialBatch batch) {
        return batch.trials().stream().map(trial -> order(batch, trial)).toList();
    }

    private TrialOrder order(TrialBatch batch, PlannedTrial trial) {
        return new TrialOrder(
                trial.number(),
                trial.text(),
                absolute(batch.plan().path()),
                absolute(new WatchedTrial(batch.plan(), trial).log()),
                launch.words(batch.command(trial)),
                launch.environment());
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** What the driver and the executors need of the toolkit; Spark sends it to them. */
    private Path ownJar() {
        try {
            Path place =
                    Path.of(
                            TrialDriver.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            if (Files.isRegularFile(place)) {
                return place;
            }
            throw new ConfigurationException(
                    "--on %s: Spark's workers are sent the toolkit's module kd-spark as a jar, and here it is the folder %s; run the built toolkit"
                            .formatted(master.url(), place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a class is no path", e);
        }
    }
}
