package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentSchemaTest {

    private static final Path FOLDER = Path.of("src/test/resources/config");

    private final String json = new ExperimentSchema(SampleProviders.registry()).json();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json);

    @ParameterizedTest
    @ValueSource(strings = {"minimal.yaml", "full.yaml", "teachers.yaml"})
    void acceptsFilesThatTheLoaderAccepts(String name) throws IOException {
        assertThat(problems(FOLDER.resolve(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal.yaml", "full.yaml", "teachers.yaml"})
    void acceptsWhatTheWriterWrites(String name) throws IOException {
        ExperimentConfig experiment =
                new ExperimentLoader(SampleProviders.registry())
                        .load(FOLDER.resolve(name), List.of());

        assertThat(schema.validate(tree(new ExperimentWriter().write(experiment)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-key",
                "unknown-key-of-a-provider",
                "unknown-key-of-a-composed-method",
                "unknown-key-of-a-choice",
                "unknown-choice",
                "unknown-constant",
                "unknown-provider",
                "unknown-whole-method",
                "missing-keys",
                "missing-type",
                "wrong-types",
                "out-of-range-in-lists",
                "type-with-objectives",
                "filter-alone",
                "no-methods",
                "no-seeds",
                "seeds",
                "no-tasks",
                "corruption-out-of-range",
                "corruption-unknown-type"
            })
    void refusesFilesThatTheLoaderRefuses(String name) throws IOException {
        assertThat(problems(FOLDER.resolve("problems").resolve(name + ".yaml"))).isNotEmpty();
    }

    @Test
    void carriesTheMeaningTheDefaultAndTheRangeOfAKey() throws IOException {
        JsonNode epochs = tree(json).at("/$defs/training-config/properties/epochs");

        assertThat(epochs)
                .isEqualTo(
                        tree(
                                "{type: integer, minimum: 1, description: passes through the"
                                        + " training samples, default: 30}"));
    }

    private Set<ValidationMessage> problems(Path file) throws IOException {
        return schema.validate(new YAMLMapper().readTree(file.toFile()));
    }

    private static JsonNode tree(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }
}
