package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is what the toolkit expects. */
class ExamplesTest {

    private static final Path FOLDER = Path.of("../examples");

    private final Terminal terminal = new Terminal();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fitsTheSchema(Path example) throws IOException {
        assertThat(terminal.run("schema")).isZero();

        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(terminal.out())
                                .validate(new YAMLMapper().readTree(example.toFile())))
                .isEmpty();
    }

    @Test
    void quickstartIsValidWithoutAnyData() {
        assertThat(terminal.run("validate", FOLDER.resolve("quickstart.yaml").toString()))
                .as(terminal.err())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isValidWhereItsDataIsAtHand(Path example) {
        assumeThat(FOLDER.resolve("../../shared/data"))
                .as("the data of %s is not here", example)
                .exists();

        assertThat(terminal.run("validate", example.toString())).as(terminal.err()).isZero();
    }
}
