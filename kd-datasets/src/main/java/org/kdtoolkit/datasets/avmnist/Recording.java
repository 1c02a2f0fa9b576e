package org.kdtoolkit.datasets.avmnist;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recording, as its file's name describes it.
 *
 * @param file the name, such as {@code 7_jackson_32.wav}
 * @param digit what is said
 * @param speaker who says it
 * @param take how often the speaker had said it before
 */
record Recording(String file, int digit, String speaker, int take) {

    private static final Pattern NAME =
            Pattern.compile("(\\d)_(.+)_(\\d{1,6})\\.wav", Pattern.CASE_INSENSITIVE);

    /** The takes below are the test part, as the set's publishers say. */
    private static final int FIRST_TRAINING_TAKE = 5;

    /** Reads a name; empty if it is none of a recording. */
    static Optional<Recording> of(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? Optional.of(
                        new Recording(
                                file,
                                Integer.parseInt(name.group(1)),
                                name.group(2),
                                Integer.parseInt(name.group(3))))
                : Optional.empty();
    }

    /** Whether it is of the published test part. */
    boolean isTest() {
        return take < FIRST_TRAINING_TAKE;
    }
}
