package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.RunEnvironment;
import org.kdtoolkit.report.result.RunProcess;
import org.kdtoolkit.report.result.SubsetUse;

/** On which samples, by what, where and when the figures came about. */
final class ProvenanceSection {

    private static final String HINT =
            "Checksums are SHA-256: of samples over the sorted ids of those that were used, a line"
                    + " feed behind each; of files over their content.";

    /** So much of a checksum tells two apart at a look; the files have all of it. */
    private static final int SHOWN_DIGITS = 12;

    private ProvenanceSection() {}

    static String render(Benchmark benchmark, RunEnvironment environment) {
        String content = samples(benchmark) + processes(environment.processes());
        return content.isEmpty() ? "" : Html.section("Provenance", Html.hint(HINT) + content);
    }

    /** A row for each subset and way of using it; one a subset where all trials used the same. */
    private static String samples(Benchmark benchmark) {
        Map<String, Set<SubsetUse>> uses = new LinkedHashMap<>();
        benchmark
                .done()
                .forEach(
                        trial ->
                                trial.samples()
                                        .forEach(
                                                (subset, use) ->
                                                        uses.computeIfAbsent(
                                                                        subset,
                                                                        s -> new LinkedHashSet<>())
                                                                .add(use)));
        List<List<String>> rows = new ArrayList<>();
        uses.forEach((subset, all) -> all.forEach(use -> rows.add(row(subset, use))));
        return rows.isEmpty()
                ? ""
                : "<h3>Samples</h3>\n"
                        + Html.table(
                                List.of(
                                        "subset",
                                        "listed",
                                        "file<br/>missing",
                                        "not<br/>asked for",
                                        "not<br/>readable",
                                        "used",
                                        "checksum of ids"),
                                rows);
    }

    private static List<String> row(String subset, SubsetUse use) {
        return List.of(
                Html.escape(subset),
                String.valueOf(use.listed()),
                String.valueOf(use.missing()),
                String.valueOf(use.unused()),
                String.valueOf(use.unreadable()),
                String.valueOf(use.used()),
                checksum(use.ids()));
    }

    private static String processes(List<RunProcess> processes) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < processes.size(); i++) {
            String title =
                    processes.size() == 1
                            ? "Run"
                            : "Run %d of %d".formatted(i + 1, processes.size());
            html.append("<h3>").append(title).append("</h3>\n");
            html.append(Html.facts(facts(processes.get(i))));
            html.append(inputs(processes.get(i).inputs()));
        }
        return html.toString();
    }

    private static Map<String, String> facts(RunProcess process) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Started", process.started());
        facts.put("Ended", process.ended().isEmpty() ? "not yet, or broken off" : process.ended());
        process.software().forEach((name, text) -> facts.put(capital(name), text));
        process.machine().forEach((name, text) -> facts.put(capital(name), text));
        if (!process.overrides().isEmpty()) {
            facts.put("Set on the command line", String.join(", ", process.overrides()));
        }
        facts.put("Methods run", String.join(", ", process.methods()));
        facts.put(
                "Seeds run",
                process.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return facts;
    }

    private static String inputs(Map<String, InputHash> inputs) {
        List<List<String>> rows = new ArrayList<>();
        inputs.forEach(
                (key, input) ->
                        rows.add(
                                List.of(
                                        "<span class=\"name\">%s</span>"
                                                .formatted(Html.escape(key)),
                                        Html.escape(input.name()),
                                        String.valueOf(input.files()),
                                        String.valueOf(input.bytes()),
                                        Html.escape(input.of()),
                                        checksum(input.sha256()))));
        return rows.isEmpty()
                ? ""
                : Html.table(
                        List.of("key", "name", "files", "bytes", "checksum of", "checksum"), rows);
    }

    private static String checksum(String text) {
        return "<span title=\"%s\">%s…</span>"
                .formatted(
                        Html.escape(text),
                        Html.escape(text.substring(0, Math.min(SHOWN_DIGITS, text.length()))));
    }

    private static String capital(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
