package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.InvalidConfigurationException;

/**
 * Each file of {@code problems} ends in the message beside it. Overrides stand in comments at the
 * file's head.
 */
class ProblemsTest {

    private static final Path FOLDER = Path.of("src/test/resources/config/problems");
    private static final String OVERRIDE = "# --set ";

    private final ExperimentLoader loader = new ExperimentLoader(SampleProviders.registry());

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatIsWrongAndWhere(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        List<String> overrides =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(OVERRIDE))
                        .map(line -> line.substring(OVERRIDE.length()))
                        .toList();

        InvalidConfigurationException invalid =
                catchThrowableOfType(
                        InvalidConfigurationException.class, () -> loader.load(file, overrides));

        String message =
                invalid.getMessage()
                                .replace(FOLDER.toAbsolutePath().getParent().toString(), "{config}")
                                .replace(FOLDER.toString(), "{problems}")
                        + "\n";
        Path golden = FOLDER.resolve(name.replace(".yaml", ".txt"));
        assertThat(message).isEqualTo(Files.readString(golden));
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = FOLDER.resolve("nowhere.yaml");

        ConfigurationException missing =
                catchThrowableOfType(
                        ConfigurationException.class, () -> loader.load(file, List.of()));

        assertThat(missing).hasMessage(file + ": there is no such file");
    }

    @Test
    void refusesWhatIsNoFile(@TempDir Path folder) throws IOException {
        Path socket = socket(folder.resolve("socket"));

        assertThatThrownBy(() -> loader.load(socket, List.of()))
                .isExactlyInstanceOf(ConfigurationException.class)
                .hasMessage(socket + ": expected a YAML file, found a pipe or device");
    }

    private static Path socket(Path place) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(place));
        }
        return place;
    }
}
