package org.kdtoolkit.cli.slurm;

/** Texts as words of a shell script. */
final class ShellText {

    private ShellText() {}

    /** A word that bash takes as it is, whatever characters it has. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The value of an option that SLURM reads from a comment of the script. */
    static String directive(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A path in which SLURM puts numbers in the place of percent signs, but for its own. */
    static String pattern(String path) {
        return path.replace("%", "%%");
    }

    /** A name of a few letters, digits and signs that no program minds. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._+-]", "-");
    }
}
