package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Markdown file, taken to pieces.
 *
 * @param file where it is, absolute
 * @param text all of it
 */
record Document(Path file, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("'[^']*'|[^ ]+");

    /** Reads a file. */
    static Document read(Path file) {
        try {
            return new Document(file.toAbsolutePath().normalize(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Where its links go: other files, with or without a heading behind {@code #}. */
    List<String> links() {
        return LINK.matcher(prose())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** What stands behind {@code #} in links to its headings. */
    Set<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    /** What a pattern's first group takes from the part under a heading, up to the next heading. */
    List<String> find(String heading, String pattern) {
        String part = text.substring(text.indexOf("\n" + heading + "\n") + heading.length() + 2);
        String[] parts = part.split("\\n#+ ", 2);
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(parts[0])
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What stands between the comments that mark a part as generated. */
    String generated(String part) {
        return generatedPart(part).group(2);
    }

    /** The file with another content of a generated part, which is written. */
    Document write(String part, String content) {
        Matcher matcher = generatedPart(part);
        String written =
                text.substring(0, matcher.start(2)) + content + text.substring(matcher.end(2));
        try {
            Files.writeString(file, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Document(file, written);
    }

    private Matcher generatedPart(String part) {
        Matcher matcher =
                Pattern.compile(
                                "^(<!-- %s: begin[^\\n]*\\n)(.*?)^<!-- %s: end -->$"
                                        .formatted(part, part),
                                Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no part '%s' in %s".formatted(part, file));
        }
        return matcher;
    }

    /** The words of a shell command; quotes keep a word together. */
    static List<String> words(String command) {
        return WORD.matcher(command).results().map(word -> word.group().replace("'", "")).toList();
    }
}
