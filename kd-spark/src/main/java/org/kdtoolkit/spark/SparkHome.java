package org.kdtoolkit.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;

/**
 * The user's Spark. Its own script starts the driver, as it knows the class path, the options for
 * Java and the configuration of that Spark.
 *
 * @param path the folder
 */
record SparkHome(Path path) {

    private static final String VARIABLE = "SPARK_HOME";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /**
     * The one that {@code SPARK_HOME} names.
     *
     * @param address for messages
     * @throws ConfigurationException if it names none, or the folder holds no Spark
     */
    static SparkHome ofEnvironment(URI address) {
        String folder = System.getenv(VARIABLE);
        if (folder == null || folder.isBlank()) {
            throw new ConfigurationException(
                    "--on %s: needs Spark, which the toolkit does not bring; set SPARK_HOME to the folder of Spark 3.5 or later, of the cluster's own version"
                            .formatted(address));
        }
        return at(Path.of(folder), address);
    }

    /**
     * The one in a folder.
     *
     * @throws ConfigurationException if it is none
     */
    static SparkHome at(Path folder, URI address) {
        SparkHome home = new SparkHome(folder);
        if (!Files.isRegularFile(home.submit())) {
            throw home.unfit("has no " + folder.relativize(home.submit()), address);
        }
        if (!home.holdsJars()) {
            throw home.unfit("has no jars/spark-core_*.jar", address);
        }
        return home;
    }

    private ConfigurationException unfit(String what, URI address) {
        return new ConfigurationException(
                "--on %s: SPARK_HOME is '%s', which %s; expected the folder of Spark 3.5 or later"
                        .formatted(address, path, what));
    }

    private boolean holdsJars() {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(path.resolve("jars"), "spark-core_*.jar")) {
            return jars.iterator().hasNext();
        } catch (IOException none) {
            return false;
        }
    }

    /** What begins the command line of an application. */
    List<String> command() {
        return List.of(submit().toString());
    }

    private Path submit() {
        return path.resolve("bin").resolve(WINDOWS ? "spark-submit.cmd" : "spark-submit");
    }
}
