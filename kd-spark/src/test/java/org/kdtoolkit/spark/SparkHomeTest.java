package org.kdtoolkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;

class SparkHomeTest {

    private static final URI ADDRESS = URI.create("spark://a:7077");

    @TempDir private Path folder;

    @Test
    void holdsTheScriptAndTheJarsOfSpark() throws IOException {
        assertRefused("has no bin/spark-submit");
        Path script = Files.createDirectory(folder.resolve("bin")).resolve("spark-submit");
        Files.createFile(script);
        assertRefused("has no jars/spark-core_*.jar");
        Path jars = Files.createDirectory(folder.resolve("jars"));
        assertRefused("has no jars/spark-core_*.jar");
        Files.createFile(jars.resolve("spark-core_2.13-4.0.1.jar"));

        assertThat(SparkHome.at(folder, ADDRESS).command()).containsExactly(script.toString());
    }

    private void assertRefused(String what) {
        assertThatThrownBy(() -> SparkHome.at(folder, ADDRESS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--on spark://a:7077: SPARK_HOME is '%s', which %s; expected the folder of"
                                + " Spark 3.5 or later",
                        folder, what);
    }
}
