package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Problem;
import org.kdtoolkit.config.plugin.Registry;

/** Which files must be there for what an experiment file is read for. */
class ExperimentUseTest {

    private static final String YAML =
            """
            name: small
            dataset:
              {type: manifest, path: list.csv, modalities: {image: {kind: image, size: [8, 8]}}}
            teachers:
              a: {modality: image, type: torchscript, path: a.pt}
            student: {modality: image, type: convnet, weights: student.pt}
            methods:
              - none
              - {name: csc, objectives: [csc]}
              - {name: mnf, filter: {type: mnf, weights: mnf.pt}, objectives: [csc]}
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(ExperimentUseTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "all,         dataset.path|teachers.a.path|student.weights|methods.2.filter.weights",
        "training,    dataset.path|teachers.a.path|student.weights|methods.2.filter.weights",
        "csc,         dataset.path|teachers.a.path|student.weights",
        "mnf,         dataset.path|teachers.a.path|student.weights|methods.2.filter.weights",
        "none,        dataset.path|student.weights",
        "evaluation,  dataset.path",
        "data,        dataset.path",
        "extraction,  dataset.path|teachers.a.path",
        "diagnosis,   dataset.path|teachers.a.path|student.weights",
    })
    void asksForTheFilesThatAreOpened(String use, String missing) throws IOException {
        InvalidConfigurationException invalid =
                catchThrowableOfType(InvalidConfigurationException.class, () -> load(use(use)));

        assertThat(invalid.problems())
                .extracting(Problem::key)
                .extracting(KeyPath::toString)
                .containsExactlyElementsOf(Arrays.asList(missing.split("\\|")));
    }

    @Test
    void asksForNoneToCompare() throws IOException {
        assertThat(load(new ExperimentUse.Comparison()).dataset().type()).isEqualTo("manifest");
    }

    private static ExperimentUse use(String name) {
        return switch (name) {
            case "all" -> new ExperimentUse.Validation();
            case "training" -> new ExperimentUse.Training();
            case "evaluation" -> new ExperimentUse.Evaluation();
            case "extraction" -> new ExperimentUse.Extraction();
            case "diagnosis" -> new ExperimentUse.Diagnosis();
            case "data" -> new ExperimentUse.Data();
            default -> new ExperimentUse.Training(Optional.of(name));
        };
    }

    private ExperimentConfig load(ExperimentUse use) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), YAML);
        return new ExperimentLoader(registry).load(file, List.of(), use);
    }
}
