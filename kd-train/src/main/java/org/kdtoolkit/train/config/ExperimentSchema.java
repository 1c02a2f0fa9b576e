package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** The JSON Schema of experiment files, for editors and other tools. */
public final class ExperimentSchema {

    private final Registry registry;

    /** Creates a schema that knows the registry's providers. */
    public ExperimentSchema(Registry registry) {
        this.registry = registry;
    }

    /** The schema (draft 2020-12) as JSON text. */
    public String json() {
        ObjectNode schema = Schema.of(ExperimentConfig.class).describe(registry);
        schema.put("title", "An experiment of the KD toolkit");
        return schema.toPrettyString();
    }
}
