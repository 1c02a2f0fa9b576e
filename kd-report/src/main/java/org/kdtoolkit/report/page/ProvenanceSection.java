package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final List<Html> SUBSETS =
            Stream.of(
                            List.of("subset"),
                            List.of("listed"),
                            List.of("file", "missing"),
                            List.of("not", "asked for"),
                            List.of("not", "readable"),
                            List.of("used"),
                            List.of("checksum of ids"))
                    .map(Html::lines)
                    .toList();

    private ProvenanceSection() {}

    static Section render(Benchmark benchmark, RunEnvironment environment) {
        Html content = Html.of(samples(benchmark), processes(environment.processes()));
        return content.isEmpty()
                ? Section.NONE
                : Section.of("Provenance", Html.hint(HINT), content);
    }

    /** A row for each subset and way of using it; one a subset where all trials used the same. */
    private static Html samples(Benchmark benchmark) {
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
        if (uses.isEmpty()) {
            return Html.NONE;
        }
        Table table = Table.of("samples of each subset", SUBSETS);
        uses.forEach((subset, all) -> all.forEach(use -> table.row(row(subset, use))));
        return Html.of(Html.tag("h3").around("Samples"), table.render());
    }

    private static List<Cell> row(String subset, SubsetUse use) {
        return List.of(
                Cell.name(subset),
                Cell.number(use.listed()),
                Cell.number(use.missing()),
                Cell.number(use.unused()),
                Cell.number(use.unreadable()),
                Cell.number(use.used()),
                checksum(use.ids()));
    }

    private static Html processes(List<RunProcess> processes) {
        List<Html> runs = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            String title =
                    processes.size() == 1
                            ? "Run"
                            : "Run %d of %d".formatted(i + 1, processes.size());
            runs.add(Html.tag("h3").around(title));
            runs.add(Facts.of(facts(processes.get(i))));
            runs.add(inputs(title, processes.get(i).inputs()));
        }
        return Html.of(runs);
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

    private static Html inputs(String run, Map<String, InputHash> inputs) {
        if (inputs.isEmpty()) {
            return Html.NONE;
        }
        Table table =
                Table.ofTexts(
                        "files of " + run,
                        List.of("key", "name", "files", "bytes", "checksum of", "checksum"));
        inputs.forEach(
                (key, input) ->
                        table.row(
                                List.of(
                                        Cell.name(key),
                                        Cell.text(input.name()),
                                        Cell.number(input.files()),
                                        Cell.number(input.bytes()),
                                        Cell.text(input.of()),
                                        checksum(input.sha256()))));
        return table.render();
    }

    private static Cell checksum(String text) {
        String shown = text.substring(0, Math.min(SHOWN_DIGITS, text.length())) + "…";
        return Cell.of(Html.tag("span").with("title", text).around(shown));
    }

    private static String capital(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
