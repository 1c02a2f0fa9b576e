package org.kdtoolkit.train.run;

import java.util.List;

/**
 * What a run was started with.
 *
 * @param overrides the keys that were set on the command line, each {@code KEY=VALUE}
 */
public record RunOrigin(List<String> overrides) {

    /** Nobody set anything. */
    public static final RunOrigin PLAIN = new RunOrigin(List.of());

    /** Copies the list. */
    public RunOrigin {
        overrides = List.copyOf(overrides);
    }
}
