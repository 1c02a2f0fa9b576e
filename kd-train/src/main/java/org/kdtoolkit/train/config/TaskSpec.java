package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * A task that students are judged by.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("evaluator")
public record TaskSpec(
        @Doc("the provider") String type,
        @Doc(
                        "the names of students whose embeddings it judges as one, side by side and"
                                + " each of length 1: its metrics begin with image+audio/; by"
                                + " default each network is judged by itself")
                @NotEmpty
                @Distinct
                Optional<List<String>> sideBySide,
        Record settings) {

    /** A task that judges each network by itself. */
    public TaskSpec(String type, Record settings) {
        this(type, Optional.empty(), settings);
    }

    /** Whether it judges each network by itself, after each epoch too. */
    boolean judgesEach() {
        return sideBySide.isEmpty();
    }
}
