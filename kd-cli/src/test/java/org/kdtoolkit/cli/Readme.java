package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The project's README.md, taken to pieces. */
final class Readme {

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
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        try {
            return new Readme(folder, Files.readString(folder.resolve("README.md")));
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

    /** The Java class of a simple name. */
    SourceCode source(String name) {
        return blocks("java").stream()
                .map(SourceCode::new)
                .filter(source -> source.className().endsWith("." + name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class " + name));
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

    /** The words of a shell command; quotes keep a word together. */
    static List<String> words(String command) {
        return WORD.matcher(command).results().map(word -> word.group().replace("'", "")).toList();
    }
}
