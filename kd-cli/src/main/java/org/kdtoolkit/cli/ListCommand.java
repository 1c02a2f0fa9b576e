package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;

/** Shows what there is to write into an experiment file. */
final class ListCommand implements Command {

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "show the providers, all or those of a kind: " + String.join(", ", labels());
    }

    @Override
    public String arguments() {
        return "[KIND]";
    }

    @Override
    public Options options() {
        return Flags.with(Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        List<Kind<?>> kinds =
                arguments.optionalWord().map(ListCommand::kinds).orElse(Kind.values());
        Registry registry = Plugins.registry(arguments.path(Flags.PLUGINS));
        List<Table> tables =
                kinds.stream()
                        .filter(kind -> !registry.names(kind).isEmpty())
                        .map(kind -> table(kind, registry))
                        .toList();
        for (int i = 0; i < tables.size(); i++) {
            if (i > 0) {
                console.out().println();
            }
            tables.get(i).lines().forEach(console.out()::println);
        }
        return ExitCode.DONE;
    }

    private static Table table(Kind<?> kind, Registry registry) {
        Table table = new Table(kind.label().toUpperCase(Locale.ROOT), "SUMMARY", "SOURCE", "FROM");
        for (Provider<?, ?> provider : registry.providers(kind)) {
            table.row(
                    provider.name(),
                    provider.summary(),
                    authorsAndYear(provider.source()),
                    origin(kind, provider.name(), registry));
        }
        return table;
    }

    private static List<Kind<?>> kinds(String label) {
        List<Kind<?>> kinds =
                Kind.values().stream().filter(kind -> kind.label().equals(label)).toList();
        if (kinds.isEmpty()) {
            throw new UsageException(
                    "unknown kind '%s'%s (known: %s)"
                            .formatted(
                                    label,
                                    Suggestions.didYouMean(label, labels()),
                                    String.join(", ", labels())));
        }
        return kinds;
    }

    private static List<String> labels() {
        return Kind.values().stream().map(Kind::label).toList();
    }

    /** A publication without its title, so that a line fits on a screen. */
    private static String authorsAndYear(String source) {
        return source.replaceFirst("^([^,]*), .*(\\d{4})$", "$1, $2");
    }

    /** The toolkit's own modules by their names, all else by its path. */
    private static String origin(Kind<?> kind, String name, Registry registry) {
        Path origin = Path.of(registry.origin(kind, name));
        boolean own =
                origin.getParent() != null && origin.getParent().equals(Distribution.modules());
        return own
                ? origin.getFileName().toString().replaceFirst("-\\d.*$", "")
                : origin.toString();
    }
}
