package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kdtoolkit.config.plugin.Registry;

/**
 * The schema of a whole document. Used by one thread at a time.
 *
 * @param <T> the record that the document becomes
 */
public final class Schema<T extends Record> {

    private final TypeModel model = new TypeModel();
    private final Class<T> java;
    private final RecordType root;

    private Schema(Class<T> java) {
        this.java = java;
        this.root = model.record(java);
    }

    /**
     * Derives the schema of a record.
     *
     * @throws IllegalArgumentException if a component is of a type that no YAML value can be
     */
    public static <T extends Record> Schema<T> of(Class<T> java) {
        return new Schema<>(java);
    }

    /**
     * Reads a document.
     *
     * @param file the YAML file; relative paths in it begin at its folder
     * @param overrides changes such as {@code training.epochs=2}
     * @param registry the providers
     * @param rules report what the types can't
     * @throws InvalidConfigurationException with all that is wrong
     * @throws org.kdtoolkit.api.ConfigurationException if the file can't be read
     */
    public T read(
            Path file, List<String> overrides, Registry registry, Consumer<DocumentReading> rules) {
        Node document =
                YamlReader.read(
                        ConfigurationFile.read(file),
                        mark -> new ConfigLocation.InFile(file, mark.line(), mark.column()));
        Path folder = file.toAbsolutePath().normalize().getParent();
        return resolve(document, overrides, folder, registry, rules);
    }

    /**
     * Reads a document that stands within a file, such as in its metadata. Relative paths in it
     * begin at the file's folder, and lines and columns count from the document's beginning.
     *
     * @param text the document, in YAML or JSON
     * @throws InvalidConfigurationException with all that is wrong
     */
    public T read(Path file, String text, Registry registry) {
        Node document =
                YamlReader.read(
                        text, mark -> new ConfigLocation.InFile(file, mark.line(), mark.column()));
        Path folder = file.toAbsolutePath().normalize().getParent();
        return resolve(document, List.of(), folder, registry, reading -> {});
    }

    /**
     * The record of a document in which nothing is written.
     *
     * @throws InvalidConfigurationException if a key has no default
     */
    public T defaults(Registry registry) {
        Node nothing = new Node.MapNode(new ConfigLocation.OnCommandLine(""), Map.of());
        return resolve(nothing, List.of(), Path.of("").toAbsolutePath(), registry, reading -> {});
    }

    private T resolve(
            Node written,
            List<String> overrides,
            Path folder,
            Registry registry,
            Consumer<DocumentReading> rules) {
        List<Problem> problems = new ArrayList<>();
        Overrides all = new Overrides(root, problems);
        Node document = written;
        for (String override : overrides) {
            document = all.apply(document, override);
        }
        DocumentReading reading = new DocumentReading(registry, folder, problems);
        reading.read(root, document, KeyPath.ROOT);
        rules.accept(reading);
        reading.finish();
        return reading.value(KeyPath.ROOT, java).orElseThrow();
    }

    /**
     * Changes a record as a document is changed.
     *
     * @param overrides changes such as {@code epochs=2}; relative paths begin at the working folder
     * @throws InvalidConfigurationException with all that is wrong
     */
    public T override(T value, List<String> overrides, Registry registry) {
        return override(value, overrides, registry, reading -> {});
    }

    /**
     * As {@link #override(Record, List, Registry)}, with rules.
     *
     * @param rules report what the types can't, or forgive what they report
     * @throws InvalidConfigurationException with all that is wrong
     */
    public T override(
            T value, List<String> overrides, Registry registry, Consumer<DocumentReading> rules) {
        return resolve(
                YamlReader.read(write(value).toString(), new ConfigLocation.OnCommandLine("")),
                overrides,
                Path.of("").toAbsolutePath(),
                registry,
                rules);
    }

    /** The document that {@link #read} turns into an equal record, wherever it stands. */
    public JsonNode write(T value) {
        return write(value, UnaryOperator.identity());
    }

    /**
     * The same with other paths.
     *
     * @param paths what is written in the place of an absolute path
     */
    public JsonNode write(T value, UnaryOperator<Path> paths) {
        return root.write(value, paths);
    }

    /** The JSON Schema (draft 2020-12) of a document with these providers. */
    public ObjectNode describe(Registry registry) {
        Definitions definitions = new Definitions(registry);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(root.describe(definitions));
        schema.putObject("$defs").setAll(definitions.parts());
        return schema;
    }
}
