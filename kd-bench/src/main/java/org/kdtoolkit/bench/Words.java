package org.kdtoolkit.bench;

import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.kdtoolkit.api.ConfigurationException;

/**
 * The words behind a command.
 *
 * @param line the options that were given
 */
record Words(CommandLine line) {

    /**
     * Parses them.
     *
     * @throws ConfigurationException if they don't fit the options
     */
    static Words parse(String command, Options options, String... words) {
        try {
            CommandLine line = new DefaultParser().parse(options, words);
            if (!line.getArgList().isEmpty()) {
                throw new ParseException("unexpected " + line.getArgList());
            }
            return new Words(line);
        } catch (ParseException e) {
            throw new ConfigurationException(e.getMessage() + "\n" + usage(command, options), e);
        }
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    String text(String option, String otherwise) {
        return line.getOptionValue(option, otherwise);
    }

    /**
     * A number of things.
     *
     * @throws ConfigurationException if it is not a whole number from 1 on
     */
    int count(String option, int otherwise) {
        String given = line.getOptionValue(option, Integer.toString(otherwise));
        if (!given.matches("[1-9][0-9]{0,5}")) {
            throw new ConfigurationException(
                    "--%s: expected a whole number from 1 on, found '%s'".formatted(option, given));
        }
        return Integer.parseInt(given);
    }

    private static String usage(String command, Options options) {
        return options.getOptions().stream()
                .map(option -> "  --%s: %s".formatted(option.getLongOpt(), option.getDescription()))
                .collect(Collectors.joining("\n", command + " takes\n", ""));
    }
}
