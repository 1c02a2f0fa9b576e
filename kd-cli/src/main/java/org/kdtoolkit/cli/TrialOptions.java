package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line of {@code kd trial}.
 *
 * @param plan the plan's folder
 * @param number which of its trials, from 0; empty where numbers come on standard input
 * @param plugins a folder of jars with further providers
 */
record TrialOptions(Path plan, OptionalInt number, Optional<Path> plugins) {

    private static final int WORDS = 2;

    static TrialOptions of(Arguments arguments) {
        List<String> words = arguments.words();
        boolean worker = arguments.has(Flags.WORKER);
        int expected = worker ? WORDS - 1 : WORDS;
        if (words.size() < expected) {
            throw arguments.fault(
                    worker
                            ? "'kd trial --worker' needs the folder of a plan: DIR"
                            : "'kd trial' needs the folder of a plan and a number: DIR N");
        }
        if (words.size() > expected) {
            throw arguments.fault("'%s' is one word too many".formatted(words.get(expected)));
        }
        return new TrialOptions(
                arguments.path(words.get(0)),
                worker ? OptionalInt.empty() : OptionalInt.of(number(words.get(1), arguments)),
                arguments.path(Flags.PLUGINS));
    }

    private static int number(String word, Arguments arguments) {
        return parsed(word)
                .orElseThrow(
                        () ->
                                arguments.fault(
                                        "'kd trial' takes the number of a trial, from 0, found '%s'"
                                                .formatted(word)));
    }

    /** The number of a trial; empty if the word is none. */
    static OptionalInt parsed(String word) {
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(word));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
