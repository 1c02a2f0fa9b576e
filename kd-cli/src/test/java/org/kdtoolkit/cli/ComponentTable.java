package org.kdtoolkit.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;

/** The table of data sets, networks, teachers and tasks: what the providers say of themselves. */
final class ComponentTable {

    private static final List<Kind<?>> KINDS =
            List.of(
                    Kind.DATASET,
                    Kind.MODALITY,
                    Kind.BACKBONE,
                    Kind.TEACHER,
                    Kind.EVALUATOR,
                    Kind.TRACKER);

    private ComponentTable() {}

    /** The table as Markdown. */
    static String markdown(Registry registry) {
        return "| name | kind | what it is | source |\n| --- | --- | --- | --- |\n"
                + KINDS.stream()
                        .flatMap(kind -> registry.providers(kind).stream())
                        .map(ComponentTable::row)
                        .collect(Collectors.joining());
    }

    private static String row(Provider<?, ?> provider) {
        return Stream.of(
                        "`%s`".formatted(provider.name()),
                        provider.kind().label(),
                        provider.summary(),
                        provider.source())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
