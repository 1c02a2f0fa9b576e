package org.kdtoolkit.cli.doctor;

import java.util.Map;

/**
 * The number of threads of the native kernels. oneDNN runs on one thread in a JVM unless the
 * variable is set.
 *
 * @param environment the process's environment variables
 * @param cores how many cores there are
 */
record ThreadsCheck(Map<String, String> environment, int cores) implements Check {

    private static final String VARIABLE = "OMP_NUM_THREADS";

    @Override
    public CheckResult run() {
        String threads = environment.get(VARIABLE);
        if (threads == null) {
            return CheckResult.warn(
                    "threads",
                    VARIABLE + " is not set",
                    "start the toolkit by ./kd, or set %s=%d".formatted(VARIABLE, cores));
        }
        return CheckResult.ok("threads", VARIABLE + "=" + threads);
    }
}
