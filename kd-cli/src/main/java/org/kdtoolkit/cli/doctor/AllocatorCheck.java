package org.kdtoolkit.cli.doctor;

import java.util.Map;

/**
 * The settings of glibc's allocator: with huge pages and without giving memory back, a training
 * step spends far less time on page faults.
 *
 * @param environment the process's environment variables
 * @param system the operating system's name
 */
record AllocatorCheck(Map<String, String> environment, String system) implements Check {

    private static final String VARIABLE = "GLIBC_TUNABLES";

    @Override
    public CheckResult run() {
        if (!system.equals("Linux")) {
            return CheckResult.ok("allocator", "nothing to set on " + system);
        }
        String tunables = environment.get(VARIABLE);
        return tunables == null
                ? CheckResult.warn(
                        "allocator",
                        VARIABLE + " is not set, training is slower",
                        "start the toolkit by ./kd")
                : CheckResult.ok("allocator", tunables);
    }
}
