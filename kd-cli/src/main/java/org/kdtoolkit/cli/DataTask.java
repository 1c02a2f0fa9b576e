package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.listing.InventoryCsv;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.DataSurvey;

/** Prints how much of a data set is there, and writes it for spreadsheets. */
final class DataTask implements Task<FolderOptions> {

    @Override
    public ExitCode run(FolderOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = options.source().load(registry, new ExperimentUse.Data());
        DataSurvey survey = DataSurvey.of(config.dataset(), registry);
        Path file = options.folder(config.output(), "data").resolve("inventory.csv");
        AtomicFile.write(file, InventoryCsv.render(survey.inventory()));
        print(config.dataset().type(), survey, console.out());
        console.out().println("inventory: " + file.toAbsolutePath().normalize());
        return ExitCode.DONE;
    }

    private static void print(String type, DataSurvey survey, PrintStream out) {
        Inventory inventory = survey.inventory();
        out.println(
                "%s: %d classes, %s a sample; %s"
                        .formatted(
                                type,
                                inventory.classes().size(),
                                survey.targetKind() == TargetKind.MULTI_LABEL
                                        ? "any number of labels"
                                        : "one label",
                                survey.modalities().entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue())
                                        .collect(Collectors.joining(", "))));
        survey.notes().forEach(note -> out.println("note: " + Printable.line(note)));
        out.println();
        subsets(inventory).lines().forEach(out::println);
        out.println();
        classes(inventory).lines().forEach(out::println);
        out.println();
    }

    private static Table subsets(Inventory inventory) {
        List<String> headings = new ArrayList<>(List.of("SUBSET", "LISTED", "THERE"));
        inventory.modalities().forEach(name -> headings.add(name.toUpperCase(Locale.ROOT)));
        Table table = new Table(headings.toArray(String[]::new));
        inventory
                .subsets()
                .forEach(
                        (subset, part) -> {
                            Inventory.Count all = part.all();
                            List<String> row = new ArrayList<>(List.of(subset.key()));
                            row.add(Integer.toString(all.listed()));
                            row.add(Integer.toString(all.present()));
                            all.files().values().forEach(n -> row.add(Integer.toString(n)));
                            table.row(row.toArray(String[]::new));
                        });
        return table;
    }

    /** A row each class, and a column each subset: how many are there, of how many. */
    private static Table classes(Inventory inventory) {
        Map<Subset, Inventory.Part> subsets = inventory.subsets();
        List<String> headings = new ArrayList<>(List.of("CLASS"));
        subsets.keySet().forEach(subset -> headings.add(subset.key().toUpperCase(Locale.ROOT)));
        Table table = new Table(headings.toArray(String[]::new));
        for (int i = 0; i < inventory.classes().size(); i++) {
            List<String> row = new ArrayList<>(List.of(inventory.classes().get(i)));
            for (Inventory.Part part : subsets.values()) {
                Inventory.Count count = part.classes().get(i);
                row.add("%d of %d".formatted(count.present(), count.listed()));
            }
            table.row(row.toArray(String[]::new));
        }
        return table;
    }
}
