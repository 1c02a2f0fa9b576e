package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code kd trial}.
 *
 * @param plan the plan's folder
 * @param number which of its trials, from 0
 * @param plugins a folder of jars with further providers
 */
record TrialOptions(Path plan, int number, Optional<Path> plugins) {

    private static final int WORDS = 2;

    static TrialOptions of(Arguments arguments) {
        List<String> words = arguments.words();
        if (words.size() < WORDS) {
            throw arguments.fault("'kd trial' needs the folder of a plan and a number: DIR N");
        }
        if (words.size() > WORDS) {
            throw arguments.fault("'%s' is one word too many".formatted(words.get(WORDS)));
        }
        return new TrialOptions(
                arguments.path(words.get(0)),
                number(words.get(1), arguments),
                arguments.path(Flags.PLUGINS));
    }

    private static int number(String word, Arguments arguments) {
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException e) {
            throw arguments.fault(
                    "'kd trial' takes the number of a trial, from 0, found '%s'".formatted(word));
        }
    }
}
