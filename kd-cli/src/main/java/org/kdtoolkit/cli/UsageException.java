package org.kdtoolkit.cli;

import org.kdtoolkit.api.ConfigurationException;

/** A command line that no command understands. */
final class UsageException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    /** The message sends the reader to the command's help. */
    UsageException(Command command, String message) {
        super("%s; see 'kd help %s'".formatted(message, command.name()));
    }

    UsageException(String message) {
        super(message + "; see 'kd help'");
    }
}
