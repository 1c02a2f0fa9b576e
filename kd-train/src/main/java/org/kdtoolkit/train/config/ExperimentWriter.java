package org.kdtoolkit.train.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.kdtoolkit.config.Schema;

/** Writes a resolved experiment: every key, defaults too, and absolute paths. */
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
     * The YAML of an experiment, its keys in the order of the records' components. {@link
     * ExperimentLoader} turns it into an equal experiment, wherever the file stands.
     */
    public String write(ExperimentConfig experiment) {
        try {
            return YAML.writeValueAsString(tree(experiment));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree without values that YAML can't hold", e);
        }
    }

    /** The same as a tree. */
    public JsonNode tree(ExperimentConfig experiment) {
        return schema.write(experiment);
    }
}
