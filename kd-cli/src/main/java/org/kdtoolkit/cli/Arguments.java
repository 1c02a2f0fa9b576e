package org.kdtoolkit.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
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

    Optional<String> value(Option option) {
        return Optional.ofNullable(line.getOptionValue(option));
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

    private Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException(command, "'%s' is no path: %s".formatted(word, e.getReason()));
        }
    }
}
