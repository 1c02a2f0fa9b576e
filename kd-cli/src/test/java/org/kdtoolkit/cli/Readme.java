package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's README.md, taken to pieces. */
final class Readme {

    private static final String FILE = "README.md";

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("'[^']*'|[^ ]+");

    private final Path root;
    private final String text;

    private Readme(Path root, String text) {
        this.root = root;
        this.text = text;
    }

    /** Finds the file in this folder or one above it. */
    static Readme find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(FILE))) {
            folder = folder.getParent();
        }
        try {
            return new Readme(folder, Files.readString(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that the file is in. */
    Path root() {
        return root;
    }

    /** The fenced blocks in a language, in their order. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** All commands in shell blocks: comments are gone, continued lines are joined. */
    List<String> commands() {
        return blocks("sh").stream()
                .map(block -> block.replaceAll("\\\\\\n\\s*", "").replaceAll(" +#[^\\n]*", ""))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** What a pattern's first group takes from the part under a heading, up to the next heading. */
    List<String> find(String heading, String pattern) {
        String part = text.substring(text.indexOf("\n" + heading + "\n") + heading.length() + 2);
        String[] parts = part.split("\\n#+ ", 2);
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(parts[0])
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /**
     * What stands between the comments that mark a part as generated, up to its last line's end.
     */
    String generated(String part) {
        Matcher matcher = generatedPart(part);
        return matcher.group(2);
    }

    /** The file with another content of a generated part, which is written. */
    Readme write(String part, String content) {
        Matcher matcher = generatedPart(part);
        String written =
                text.substring(0, matcher.start(2)) + content + text.substring(matcher.end(2));
        try {
            Files.writeString(root.resolve(FILE), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Readme(root, written);
    }

    private Matcher generatedPart(String part) {
        Matcher matcher =
                Pattern.compile(
                                "^(<!-- %s: begin[^\\n]*\\n)(.*?)^<!-- %s: end -->$"
                                        .formatted(part, part),
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no part '%s' in %s".formatted(part, FILE));
        }
        return matcher;
    }

    /** The words of a shell command; quotes keep a word together. */
    static List<String> words(String command) {
        return WORD.matcher(command).results().map(word -> word.group().replace("'", "")).toList();
    }
}
