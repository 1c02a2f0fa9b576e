package org.kdtoolkit.cli.doctor;

/**
 * What a check found.
 *
 * @param level how bad it is
 * @param subject what was looked at
 * @param text what it is like
 * @param remedy what to do; empty if nothing
 */
public record CheckResult(Level level, String subject, String text, String remedy) {

    /** How bad a finding is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** It does not work. */
        FAIL
    }

    static CheckResult ok(String subject, String text) {
        return new CheckResult(Level.OK, subject, text, "");
    }

    static CheckResult warn(String subject, String text, String remedy) {
        return new CheckResult(Level.WARN, subject, text, remedy);
    }

    static CheckResult fail(String subject, String text, String remedy) {
        return new CheckResult(Level.FAIL, subject, text, remedy);
    }
}
