package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.config.MustExist;

/**
 * A path, relative to the document's folder; absolute once it is read.
 *
 * @param required says that there must be a file or folder; empty if there need not
 */
record PathType(Optional<MustExist> required) implements SchemaType {

    @Override
    public String expected() {
        return "a path";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.ScalarNode scalar)
                || scalar.text().isBlank()
                || !TextType.isFit(scalar.text())) {
            return reading.mismatch(node, path, expected());
        }
        try {
            Path found = reading.folder().resolve(scalar.text()).toAbsolutePath().normalize();
            if (required.isPresent() && !Files.exists(found)) {
                String message = "there is no file or folder " + found;
                reading.reportMissing(
                        node.place(),
                        path,
                        message + whatBelongsThere(found, reading.folder()) + remedy());
            }
            return Optional.of(found);
        } catch (InvalidPathException e) {
            return reading.mismatch(node, path, expected(), ": " + e.getReason());
        }
    }

    private String remedy() {
        return required.map(MustExist::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .map("; "::concat)
                .orElse("");
    }

    /** Points to the page of a folder below the document's that the reader is to fill. */
    private static String whatBelongsThere(Path missing, Path folder) {
        Path existing = missing.getParent();
        while (existing.startsWith(folder) && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        Path page = existing.resolve("README.md");
        boolean below = existing.startsWith(folder) && !existing.equals(folder);
        return below && Files.exists(page) ? "; %s says what belongs there".formatted(page) : "";
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return TextNode.valueOf(paths.apply((Path) value).toString());
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return Definitions.type("string");
    }
}
