package org.kdtoolkit.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.internal.Suggestions;

/** What stands behind a command on the command line. */
final class Arguments {

    private final Command command;
    private final CommandLine line;

    private Arguments(Command command, CommandLine line) {
        this.command = command;
        this.line = line;
    }

    /**
     * Parses the words behind a command.
     *
     * @throws UsageException if there is an unknown option, or one without its value
     */
    static Arguments parse(Command command, List<String> words) {
        DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
        try {
            CommandLine line = parser.parse(command.options(), words.toArray(String[]::new));
            return new Arguments(command, line);
        } catch (UnrecognizedOptionException e) {
            List<String> known =
                    command.options().getOptions().stream()
                            .map(o -> "--" + o.getLongOpt())
                            .toList();
            String written = e.getOption().replaceFirst("=.*", "");
            throw new UsageException(
                    command,
                    "unknown option '%s'%s"
                            .formatted(written, Suggestions.didYouMean(written, known)));
        } catch (MissingArgumentException e) {
            Option option = e.getOption();
            throw new UsageException(
                    command,
                    "the option '--%s' needs a value: --%1$s %s"
                            .formatted(option.getLongOpt(), option.getArgName()));
        } catch (ParseException e) {
            throw new UsageException(command, e.getMessage());
        }
    }

    boolean has(Option option) {
        return line.hasOption(option);
    }

    /** The words that are no options. */
    List<String> words() {
        return line.getArgList();
    }

    /** The only word; required. */
    String word() {
        if (words().isEmpty()) {
            throw new UsageException(
                    command, "'kd %s' needs %s".formatted(command.name(), command.arguments()));
        }
        return optionalWord().orElseThrow();
    }

    /** The only word, if any. */
    Optional<String> optionalWord() {
        if (words().size() > 1) {
            throw new UsageException(
                    command, "'%s' is one word too many".formatted(words().get(1)));
        }
        return words().stream().findFirst();
    }

    /** Refuses words. */
    void noWords() {
        if (!words().isEmpty()) {
            throw new UsageException(
                    command, "'%s' is one word too many".formatted(words().get(0)));
        }
    }

    /** The only word as a path; required. */
    Path path() {
        return path(word());
    }

    /**
     * The value of an option that has one.
     *
     * @throws UsageException if it was given more than once
     */
    Optional<String> value(Option option) {
        List<String> values = values(option);
        if (values.size() > 1) {
            throw new UsageException(
                    command,
                    "the option '--%s' takes one value, found '%s' and '%s'"
                            .formatted(option.getLongOpt(), values.get(0), values.get(1)));
        }
        return values.stream().findFirst();
    }

    /** The value of an option that must be there. */
    String required(Option option) {
        return value(option)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        command,
                                        "'kd %s' needs --%s %s"
                                                .formatted(
                                                        command.name(),
                                                        option.getLongOpt(),
                                                        option.getArgName())));
    }

    Optional<Path> path(Option option) {
        return value(option).map(this::path);
    }

    /** The value of an option that must be there, as a path. */
    Path requiredPath(Option option) {
        return path(required(option));
    }

    /** Says that the command can't be run like this. */
    UsageException fault(String message) {
        return new UsageException(command, message);
    }

    /** The file of weights that is written; required. */
    Path weightsOut() {
        Path file = requiredPath(Flags.WEIGHTS_OUT);
        if (!String.valueOf(file.getFileName()).endsWith(".safetensors")) {
            throw new UsageException(
                    command,
                    "--out %s: weights are written in one format alone; the name must end in .safetensors"
                            .formatted(file));
        }
        return file;
    }

    /** The subset that is asked for, the test samples by default. */
    Subset subset() {
        return value(Flags.SUBSET).map(Arguments::subset).orElse(Subset.TEST);
    }

    OptionalInt number(Option option) {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(value.get(), 10));
        } catch (NumberFormatException e) {
            throw new UsageException(
                    command,
                    "the option '--%s' takes a whole number, found '%s'"
                            .formatted(option.getLongOpt(), value.get()));
        }
    }

    /** A decimal number from 0 to 1. */
    OptionalDouble fraction(Option option) {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!value.get().matches("(0|1|0?\\.[0-9]+|0\\.|1\\.0*)")) {
            throw new UsageException(
                    command,
                    "the option '--%s' takes a number from 0 to 1, found '%s'"
                            .formatted(option.getLongOpt(), value.get()));
        }
        return OptionalDouble.of(Double.parseDouble(value.get()));
    }

    /** A whole number that is at least one. */
    OptionalInt count(Option option) {
        OptionalInt count = number(option);
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new UsageException(
                    command,
                    "the option '--%s' takes a whole number from 1 on, found '%s'"
                            .formatted(option.getLongOpt(), value(option).orElseThrow()));
        }
        return count;
    }

    /** What becomes of files that can't be read: by default, that ends the command. */
    OnError onError() {
        Optional<String> word = value(Flags.ON_ERROR);
        if (word.isEmpty()) {
            return OnError.FAIL;
        }
        return Arrays.stream(OnError.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word.get()))
                .findFirst()
                .orElseThrow(
                        () ->
                                fault(
                                        "the option '--on-error' takes fail or skip, found '%s'"
                                                .formatted(word.get())));
    }

    /** The paths that an option names, once or several times. */
    List<Path> paths(Option option) {
        return values(option).stream().map(this::path).toList();
    }

    List<String> values(Option option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    private static Subset subset(String key) {
        List<String> known = Arrays.stream(Subset.values()).map(Subset::key).toList();
        return Subset.of(key)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "unknown subset '%s'%s (known: %s)"
                                                .formatted(
                                                        key,
                                                        Suggestions.didYouMean(key, known),
                                                        String.join(", ", known))));
    }

    /** A word as a path. */
    Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException(command, "'%s' is no path: %s".formatted(word, e.getReason()));
        }
    }
}
