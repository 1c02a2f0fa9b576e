package org.kdtoolkit.eval;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;

/** The keys of the task {@code cross-retrieval}. */
public record CrossRetrievalConfig(
        @Doc("the teacher that students are compared with; by default the only one")
                Optional<String> teacher) {}
