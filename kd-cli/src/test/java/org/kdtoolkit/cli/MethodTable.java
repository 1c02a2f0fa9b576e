package org.kdtoolkit.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;

/** The table of methods: what the providers say of themselves. */
record MethodTable(List<Provider<?, ?>> providers, Registry registry) {

    private static final List<Kind<?>> KINDS =
            List.of(Kind.SCHEME, Kind.METHOD, Kind.FILTER, Kind.OBJECTIVE);

    /** The schemes, methods, filters and objectives of a registry. */
    static MethodTable of(Registry registry) {
        return new MethodTable(
                KINDS.stream()
                        .<Provider<?, ?>>flatMap(kind -> registry.providers(kind).stream())
                        .toList(),
                registry);
    }

    /** The table as Markdown. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| name | kind | what it is | learns from | source | in YAML |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        providers.forEach(provider -> lines.add(row(provider)));
        return String.join("\n", lines) + "\n";
    }

    /** Each as an entry of {@code methods} in YAML, beside which any other may stand. */
    List<String> methods() {
        return providers.stream()
                .filter(provider -> provider.kind() != Kind.SCHEME)
                .map(MethodTable::method)
                .toList();
    }

    private String row(Provider<?, ?> provider) {
        return Stream.of(
                        "`%s`".formatted(provider.name()),
                        provider.kind().label(),
                        provider.summary(),
                        needsLabels(provider) ? "labels" : "every pair",
                        provider.source(),
                        "`%s`".formatted(node(provider)))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private boolean needsLabels(Provider<?, ?> provider) {
        if (provider instanceof SchemeProvider scheme) {
            return scheme.trainsHeads();
        }
        if (provider instanceof MethodProvider method) {
            return !method.learnsWithoutLabels();
        }
        Record settings = Schema.of(provider.configuration()).defaults(registry);
        return provider instanceof FilterProvider filter
                ? filter.readsLabels(settings)
                : ((ObjectiveProvider) provider).needs(settings).contains(Need.LABELS);
    }

    private static String method(Provider<?, ?> provider) {
        String name = provider.name();
        if (provider.kind() == Kind.METHOD) {
            return node(provider).replaceFirst("type: ", "name: a-%s, type: ".formatted(name));
        }
        return provider.kind() == Kind.FILTER
                ? "{name: %s, filter: %s, objectives: [csc]}".formatted(name, node(provider))
                : "{name: %s, objectives: [%s]}".formatted(name, node(provider));
    }

    /** The provider's node in YAML with the default of each key that has one. */
    private static String node(Provider<?, ?> provider) {
        Stream<String> keys =
                Arrays.stream(provider.configuration().getRecordComponents())
                        .filter(key -> key.getType() != Optional.class)
                        .map(MethodTable::key);
        return Stream.concat(Stream.of("type: " + provider.name()), keys)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String key(RecordComponent component) {
        Default standard = component.getAnnotation(Default.class);
        return "%s: %s"
                .formatted(
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                        standard == null ? "..." : standard.value());
    }
}
