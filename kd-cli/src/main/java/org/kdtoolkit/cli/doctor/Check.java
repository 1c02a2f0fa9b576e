package org.kdtoolkit.cli.doctor;

/** Looks at one thing that the toolkit needs. */
public interface Check {

    /** What was found; a fault is a finding, not an exception. */
    CheckResult run();
}
