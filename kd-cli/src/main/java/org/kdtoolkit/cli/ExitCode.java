package org.kdtoolkit.cli;

/** How the process ends. */
public enum ExitCode {
    /** All is done. */
    DONE(0),
    /** A trial failed, or the machine has a fault. */
    FAILED(1),
    /** The command line or the configuration is wrong. */
    WRONG_CONFIGURATION(2),
    /** The data is wrong. */
    WRONG_DATA(3),
    /** The toolkit is wrong. */
    BROKEN(70),
    /** The user broke it off. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the shell sees. */
    public int code() {
        return code;
    }
}
