package org.kdtoolkit.train.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import org.kdtoolkit.config.Schema;

/** Writes a resolved experiment: every key, defaults too. */
public final class ExperimentWriter {

    private static final ObjectWriter YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build()
                    .writer();

    private final Schema<ExperimentConfig> schema = Schema.of(ExperimentConfig.class);

    /**
     * The YAML of an experiment with absolute paths, its keys in the order of the records'
     * components. {@link ExperimentLoader} turns it into an equal experiment, wherever the file
     * stands.
     */
    public String write(ExperimentConfig experiment) {
        return yaml(tree(experiment));
    }

    /**
     * The same for a file of a folder that may be moved together with what the experiment reads:
     * paths are relative to the folder where they can be. The first lines tell which are not.
     *
     * @param folder where the file will stand
     */
    public String write(ExperimentConfig experiment, Path folder) {
        PortablePaths paths = new PortablePaths(folder);
        String yaml = yaml(schema.write(experiment, paths));
        return paths.comment() + yaml;
    }

    private static String yaml(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree without values that YAML can't hold", e);
        }
    }

    /** An experiment as a tree, with absolute paths. */
    public JsonNode tree(ExperimentConfig experiment) {
        return schema.write(experiment);
    }
}
