package org.kdtoolkit.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.listing.InventoryCsv;
import org.kdtoolkit.datasets.listing.SamplesCsv;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.DataSurvey;

/** Prints how much of a data set is there, and writes it for spreadsheets. */
final class DataTask implements Task<DataOptions> {

    @Override
    public ExitCode run(DataOptions options, Console console) {
        ExperimentSource source = options.folder().source();
        Registry registry = source.registry();
        ExperimentConfig config = source.load(registry, new ExperimentUse.Data());
        Path folder = options.folder().folder(config.output(), "data");
        List<DatasetSpec> folds = config.dataset().drawnFrom(config.seeds().get(0)).atEachFold();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < folds.size(); i++) {
            Path own = folds.size() > 1 ? folder.resolve("fold-" + (i + 1)) : folder;
            if (i > 0) {
                console.out().println();
            }
            known.addAll(survey(folds.get(i), own, options.samples(), registry, known, console));
        }
        return ExitCode.DONE;
    }

    /** Shows one fold, but for notes that are known from another, and returns its notes. */
    private static List<String> survey(
            DatasetSpec data,
            Path folder,
            boolean listed,
            Registry registry,
            Set<String> known,
            Console console) {
        Path samples = folder.resolve("samples.csv");
        DataSurvey survey =
                listed
                        ? DataSurvey.of(data, registry, dataset -> write(dataset, samples))
                        : DataSurvey.of(data, registry);
        Path file = folder.resolve("inventory.csv");
        AtomicFile.write(file, InventoryCsv.render(survey.inventory()));
        print(data.title(), survey, known, console.out());
        console.out().println("inventory: " + file.toAbsolutePath().normalize());
        if (listed) {
            console.out().println("samples: " + samples.toAbsolutePath().normalize());
        }
        return survey.notes();
    }

    private static void write(Dataset dataset, Path path) {
        try (PartialFile file = PartialFile.of(path)) {
            try (BufferedWriter out = Files.newBufferedWriter(file.part())) {
                SamplesCsv.write(dataset, out);
            }
            file.commit();
        } catch (IOException e) {
            throw new DataException("%s: can't be written (%s)".formatted(path, e), e);
        }
    }

    private static void print(String title, DataSurvey survey, Set<String> known, PrintStream out) {
        Inventory inventory = survey.inventory();
        out.println(
                "%s: %d classes, %s a sample; %s"
                        .formatted(
                                title,
                                inventory.classes().size(),
                                survey.targetKind() == TargetKind.MULTI_LABEL
                                        ? "any number of labels"
                                        : "one label",
                                survey.modalities().entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue())
                                        .collect(Collectors.joining(", "))));
        survey.notes().stream()
                .filter(note -> !known.contains(note))
                .forEach(note -> out.println("note: " + Printable.line(note)));
        out.println();
        subsets(inventory).lines().forEach(out::println);
        out.println();
        classes(inventory).lines().forEach(out::println);
        out.println();
    }

    private static Table subsets(Inventory inventory) {
        boolean unlabelled = anyUnlabelled(inventory);
        List<String> headings = new ArrayList<>(List.of("SUBSET", "LISTED", "THERE"));
        if (unlabelled) {
            headings.addAll(List.of("LABELLED", "UNLABELLED"));
        }
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
                            if (unlabelled) {
                                int without = part.unlabelled().listed();
                                row.add(Integer.toString(all.listed() - without));
                                row.add(Integer.toString(without));
                            }
                            all.files().values().forEach(n -> row.add(Integer.toString(n)));
                            table.row(row.toArray(String[]::new));
                        });
        return table;
    }

    private static boolean anyUnlabelled(Inventory inventory) {
        return inventory.subsets().values().stream()
                .anyMatch(part -> part.unlabelled().listed() > 0);
    }

    /** A row each class, and a column each subset: how many are there, of how many. */
    private static Table classes(Inventory inventory) {
        Map<Subset, Inventory.Part> subsets = inventory.subsets();
        List<String> headings = new ArrayList<>(List.of("CLASS"));
        subsets.keySet().forEach(subset -> headings.add(subset.key().toUpperCase(Locale.ROOT)));
        Table table = new Table(headings.toArray(String[]::new));
        for (int i = 0; i < inventory.classes().size(); i++) {
            int label = i;
            table.row(row(inventory.classes().get(i), subsets, part -> part.classes().get(label)));
        }
        if (anyUnlabelled(inventory)) {
            table.row(row(InventoryCsv.NO_LABEL, subsets, Inventory.Part::unlabelled));
        }
        return table;
    }

    private static String[] row(
            String name,
            Map<Subset, Inventory.Part> subsets,
            Function<Inventory.Part, Inventory.Count> count) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Inventory.Part part : subsets.values()) {
            Inventory.Count found = count.apply(part);
            row.add("%d of %d".formatted(found.present(), found.listed()));
        }
        return row.toArray(String[]::new);
    }
}
