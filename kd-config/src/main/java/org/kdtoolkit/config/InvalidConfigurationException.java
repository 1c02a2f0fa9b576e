package org.kdtoolkit.config;

import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.NumberedList;

/** A configuration with problems; the message lists them all. */
public final class InvalidConfigurationException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Creates the exception; there is at least one problem. */
    public InvalidConfigurationException(List<Problem> problems) {
        super(NumberedList.of(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
