package org.kdtoolkit.config;

import java.nio.file.Path;
import java.util.Comparator;

/** Where a part of a configuration was written. */
public sealed interface ConfigLocation {

    /** The command line first, then the file from top to bottom. */
    Comparator<ConfigLocation> ORDER =
            Comparator.comparingInt(ConfigLocation::line).thenComparingInt(ConfigLocation::column);

    /** The line, from 1; 0 outside a file. */
    int line();

    /** The column, from 1; 0 outside a file. */
    int column();

    /**
     * In a file.
     *
     * @param file the file as it was named
     * @param line from 1
     * @param column from 1
     */
    record InFile(Path file, int line, int column) implements ConfigLocation {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * On the command line.
     *
     * @param override the override as it was written
     */
    record OnCommandLine(String override) implements ConfigLocation {
        @Override
        public int line() {
            return 0;
        }

        @Override
        public int column() {
            return 0;
        }

        @Override
        public String toString() {
            return "--set " + Quotation.of(override);
        }
    }

    /**
     * Nowhere: a default.
     *
     * @param around the map that leaves the key out
     */
    record Defaulted(ConfigLocation around) implements ConfigLocation {
        @Override
        public int line() {
            return around.line();
        }

        @Override
        public int column() {
            return around.column();
        }

        @Override
        public String toString() {
            return around + " (default)";
        }
    }

    /** The place of a default that belongs into a map at this place. */
    default ConfigLocation defaulted() {
        return this instanceof Defaulted ? this : new Defaulted(this);
    }
}
