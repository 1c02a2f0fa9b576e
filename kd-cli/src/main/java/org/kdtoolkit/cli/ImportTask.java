package org.kdtoolkit.cli;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsMatch;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.exchange.ImportReport;
import org.kdtoolkit.train.exchange.WeightsImport;
import org.kdtoolkit.train.run.EngineEnvironment;

/** Takes a network's weights out of another program's file, and prints which fit. */
final class ImportTask implements Task<ImportOptions> {

    @Override
    public ExitCode run(ImportOptions options, Console console) {
        Registry registry = Plugins.registry(options.plugins());
        try (NDManager manager = EngineEnvironment.load(EngineName.PYTORCH).newBaseManager()) {
            ImportReport report =
                    new WeightsImport(registry, manager).run(options.source(), options.out());
            print(report, console);
            if (!report.match().isComplete()) {
                throw new DataException(
                        "%s: what it holds is not the whole network, so nothing is written; choose the backbone, '--set' and '--prefix' that fit"
                                .formatted(options.source().file()));
            }
            console.out().println();
            console.out().println("weights: " + options.out().toAbsolutePath().normalize());
            return ExitCode.DONE;
        }
    }

    private static void print(ImportReport report, Console console) {
        WeightsMatch match = report.match();
        Table facts = new Table("BACKBONE", report.backbone());
        if (!report.configuration().isEmpty()) {
            facts.row("configuration", configuration(report.configuration()));
        }
        facts.row("classes", classes(report.classes()))
                .row("prefix in the file", "'" + report.prefix() + "'");
        if (!report.wrappers().isEmpty()) {
            facts.row("left out of names", String.join(", ", report.wrappers()));
        }
        facts.row("loaded", Integer.toString(match.fitting().size()))
                .row("missing", Integer.toString(match.missing().size()))
                .row("mis-shaped", Integer.toString(match.misshapen().size()))
                .row("unexpected", Integer.toString(match.unexpected().size()));
        facts.lines().forEach(console.out()::println);
        Table misfits = new Table("ENTRY", "", "IN THE NETWORK", "IN THE FILE");
        add(match.missing(), "missing", match, misfits);
        add(match.misshapen(), "mis-shaped", match, misfits);
        add(match.unexpected(), "unexpected", match, misfits);
        if (misfits.lines().size() > 1) {
            console.out().println();
            misfits.lines().forEach(console.out()::println);
        }
    }

    private static void add(List<String> names, String what, WeightsMatch match, Table to) {
        names.forEach(
                name -> to.row(name, what, in(match.network(), name), in(match.file(), name)));
    }

    private static String in(Map<String, Shape> shapes, String name) {
        return shapes.containsKey(name) ? shapes.get(name).toString() : "-";
    }

    private static String classes(OptionalInt classes) {
        return classes.isPresent()
                ? Integer.toString(classes.getAsInt())
                : "none: the file has no head";
    }

    private static String configuration(JsonNode settings) {
        return settings.properties().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
