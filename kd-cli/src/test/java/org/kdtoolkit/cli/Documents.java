package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The project's documents.
 *
 * @param root the project's folder
 */
record Documents(Path root) {

    static final String README = "README.md";
    static final String INDEX = "docs/README.md";

    /** Those of the project whose tests run. */
    static Documents find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(INDEX))) {
            folder = folder.getParent();
        }
        return new Documents(folder);
    }

    /** One of them, by its path below the project's folder. */
    Document get(String path) {
        return Document.read(root.resolve(path));
    }

    /** All that people read: the README and its like, the pages, and those beside examples. */
    List<Document> all() {
        List<Document> all = new ArrayList<>();
        below(root, 1).forEach(all::add);
        below(root.resolve("docs"), 9).forEach(all::add);
        below(root.resolve("examples"), 9).forEach(all::add);
        all.add(get("kd-bench/README.md"));
        return all;
    }

    /** Those whose commands are the toolkit's own: the benchmarks' have others. */
    List<Document> ofTheCommandLine() {
        return all().stream().filter(d -> !d.file().startsWith(root.resolve("kd-bench"))).toList();
    }

    /** The pages, in {@code docs}. */
    List<Document> pages() {
        return below(root.resolve("docs"), 9);
    }

    /** The files that a reader comes to who begins with a document and follows links. */
    Set<Path> reachableFrom(String path) {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(root.resolve(path)));
        while (!next.isEmpty()) {
            Path file = next.pop();
            if (reached.add(file) && file.toString().endsWith(".md")) {
                Document document = Document.read(file);
                document.links().forEach(link -> next.add(target(document, link)));
            }
        }
        return reached;
    }

    /** The file that a link goes to. */
    static Path target(Document document, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? document.file() : document.file().resolveSibling(file).normalize();
    }

    /** Neither what a build leaves nor what a reader puts into the examples' folder for data. */
    private static boolean isOurs(Path file) {
        return !file.toString().contains("/target/")
                && !file.toString().matches(".*/examples/data/.+/.*");
    }

    private static List<Document> below(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(Documents::isOurs)
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
