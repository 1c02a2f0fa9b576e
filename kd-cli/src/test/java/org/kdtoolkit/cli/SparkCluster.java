package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Spark of one master and two workers with a core each, on this machine's loopback. */
final class SparkCluster implements AutoCloseable {

    /** Where the build has put Spark's jars. */
    static final Path JARS = Path.of("target/spark/spark-home/target/jars").toAbsolutePath();

    private static final Path SCRIPT = Path.of("src/test/sh/spark-class");
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int WORKERS = 2;

    private final Path folder;
    private final Path home;
    private final String url;
    private final List<Process> processes = new ArrayList<>();

    private SparkCluster(Path folder, int port) {
        this.folder = folder;
        this.home = folder.resolve("home");
        this.url = "spark://%s:%d".formatted(LOOPBACK, port);
    }

    /** Starts one with all its files below a folder. */
    static SparkCluster start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        SparkCluster cluster = new SparkCluster(folder, port);
        Path bin = Files.createDirectories(cluster.home.resolve("bin"));
        Files.createSymbolicLink(cluster.home.resolve("jars"), JARS);
        Files.copy(SCRIPT, bin.resolve("spark-class"));
        Files.copy(SCRIPT, bin.resolve("spark-submit"));
        String at = "--host " + LOOPBACK + " --webui-port 0 ";
        cluster.begin("master", "deploy.master.Master", at + "--port " + port);
        cluster.await("master", "I have been elected leader");
        for (int worker = 0; worker < WORKERS; worker++) {
            cluster.begin(
                    "worker-" + worker,
                    "deploy.worker.Worker",
                    at + "--cores 1 --memory 1g " + cluster.url);
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            cluster.await("worker-" + worker, "Successfully registered with master");
        }
        return cluster;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private void begin(String name, String type, String arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/spark-class").toString());
        command.add("org.apache.spark." + type);
        command.addAll(Arrays.asList(arguments.split(" ")));
        File log = log(name).toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment());
        builder.environment().put("SPARK_WORKER_DIR", folder.resolve(name).toString());
        processes.add(builder.start());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void await(String name, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.readString(log(name)).contains(text)) {
            assertThat(System.nanoTime()).as(Files.readString(log(name))).isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** What {@code --on} takes. */
    String url() {
        return url;
    }

    /** The environment of whoever uses it. */
    Map<String, String> environment() {
        return Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_LOCAL_IP",
                LOOPBACK,
                "JAVA_HOME",
                System.getProperty("java.home"));
    }

    /** The processes that its workers have started: executors, and in turn theirs. */
    List<ProcessHandle> working(String name) {
        return processes.stream()
                .flatMap(Process::descendants)
                // what has ended, but was not waited for, has no command line
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(name))
                                        .isPresent())
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Files.delete(home.resolve("jars")); // a link, which a temporary folder had better not hold
    }
}
