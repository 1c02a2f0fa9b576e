package org.kdtoolkit.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.TreeValue;
import org.kdtoolkit.config.plugin.Registry;

/** All keys of an experiment file, as the records that they become describe them. */
final class ConfigurationReference {

    private static final String HEAD =
            "| key | value | default | meaning |\n| --- | --- | --- | --- |\n";

    private final Registry registry;

    /** The heading of each record's part; a record is described where it is first met. */
    private final Map<Class<?>, String> headings = new LinkedHashMap<>();

    private final List<String> parts = new ArrayList<>();

    private ConfigurationReference(Registry registry) {
        this.registry = registry;
    }

    /** The reference of a whole file as Markdown. */
    static String markdown(Class<? extends Record> file, Registry registry) {
        ConfigurationReference reference = new ConfigurationReference(registry);
        reference.describe(file, "The file", "");
        return String.join("\n", reference.parts);
    }

    /** Adds a part about a record, and parts about those in it, unless there are such. */
    private void describe(Class<?> record, String heading, String path) {
        if (headings.putIfAbsent(record, heading) != null) {
            return;
        }
        int place = parts.size();
        List<String> rows = new ArrayList<>();
        for (RecordComponent key : record.getRecordComponents()) {
            KeyType type = KeyType.of(key);
            if (!key.getName().equals("settings")) {
                String below = (path + "." + KeyType.name(key.getName())).replaceFirst("^\\.", "");
                rows.add(row(key, value(record, key, type, below + type.step())));
            }
        }
        String table = rows.isEmpty() ? "" : HEAD + String.join("", rows);
        parts.add(place, "### %s\n\n%s".formatted(heading, table));
    }

    private static String row(RecordComponent key, String value) {
        Default standard = key.getAnnotation(Default.class);
        Doc doc = key.getAnnotation(Doc.class);
        String byDefault =
                standard != null
                        ? "`" + standard.value() + "`"
                        : key.getType() == Optional.class ? "" : "required";
        return "| `%s` | %s | %s | %s |%n"
                .formatted(
                        KeyType.name(key.getName()),
                        value,
                        byDefault,
                        doc == null ? "" : doc.value())
                .replace(System.lineSeparator(), "\n");
    }

    private String value(Class<?> owner, RecordComponent key, KeyType type, String path) {
        Class<?> java = type.element();
        ProvidedBy provided = owner.getAnnotation(ProvidedBy.class);
        if (provided != null && key.getName().equals(provided.key())) {
            return choices(kinds(provided), path.replaceFirst("\\." + provided.key() + "$", ""));
        }
        if (java.isSealed()
                && !TreeValue.class.isAssignableFrom(java)
                && !java.isEnum()) { // an enum whose constants have bodies is sealed, too
            return type.words(variants(java, path));
        }
        if (java.isRecord()) {
            describe(java, "`" + path + "`", path);
            String whole = link(headings.get(java), headings.get(java));
            return type.words(
                    Stream.concat(alone(java, path), Stream.of(whole))
                            .collect(Collectors.joining(", or ")));
        }
        return type.words();
    }

    /** What may stand in a record's place, where one key of it may. */
    private Stream<String> alone(Class<?> record, String path) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Alone.class))
                .map(key -> value(record, key, KeyType.of(key), path));
    }

    /** Describes the records of a sealed interface, and of those that it permits. */
    private String variants(Class<?> sealed, String path) {
        return records(sealed)
                .map(variant -> variant(variant, KeyType.name(variant.getSimpleName()), path))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(each -> each.isRecord() ? Stream.of(each) : records(each));
    }

    /** Describes what each of the providers of a kind takes. */
    private String choices(List<Kind<?>> kinds, String path) {
        return registry.providers(kinds).stream()
                .map(provider -> provider(provider, path))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    private String provider(Provider<?, ?> provider, String path) {
        String kind = provider.kind().label();
        String heading =
                "%s%s `%s`"
                        .formatted(
                                kind.substring(0, 1).toUpperCase(Locale.ROOT),
                                kind.substring(1),
                                provider.name());
        return described(provider.configuration(), provider.name(), heading, path);
    }

    private String variant(Class<?> record, String name, String path) {
        return described(record, name, "`%s` with `type: %s`".formatted(path, name), path);
    }

    /** A name, with a link to where its keys are described if it has any. */
    private String described(Class<?> record, String name, String heading, String path) {
        if (record.getRecordComponents().length == 0) {
            return "`" + name + "`";
        }
        describe(record, heading, path);
        return link("`" + name + "`", headings.get(record));
    }

    private static List<Kind<?>> kinds(ProvidedBy provided) {
        List<String> labels = new ArrayList<>(List.of(provided.or()));
        labels.add(0, provided.value());
        return Kind.values().stream()
                .<Kind<?>>filter(kind -> labels.contains(kind.label()))
                .toList();
    }

    private static String link(String text, String heading) {
        String anchor = new Document(null, "# " + heading).anchors().iterator().next();
        return "[%s](#%s)".formatted(text, anchor);
    }
}
