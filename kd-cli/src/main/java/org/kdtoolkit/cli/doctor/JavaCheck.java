package org.kdtoolkit.cli.doctor;

/** The Java runtime; an older one than 17 does not get as far as this. */
record JavaCheck() implements Check {

    @Override
    public CheckResult run() {
        return CheckResult.ok(
                "Java",
                "%s (%s), %s"
                        .formatted(
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.home")));
    }
}
