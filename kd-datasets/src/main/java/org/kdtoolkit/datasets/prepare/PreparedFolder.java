package org.kdtoolkit.datasets.prepare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.formats.files.PartialFile;

/** The folder of prepared files: how they are named, and the manifest that lists them. */
final class PreparedFolder {

    private static final String MANIFEST = "manifest.jsonl";
    private static final String SETTINGS = "prepared.txt";
    private static final String CONDITION = "condition";

    private final Path root;
    private final MediaDataset dataset;
    private final Map<String, PreparedForm> forms;
    private final String settings;
    private final boolean keepsConditions;

    PreparedFolder(Path root, MediaDataset dataset, Map<String, PreparedForm> forms) {
        this.root = root.toAbsolutePath().normalize();
        this.dataset = dataset;
        this.forms = forms;
        this.keepsConditions =
                !forms.containsKey(CONDITION)
                        && Arrays.stream(Subset.values())
                                .map(dataset::samples)
                                .allMatch(PreparedFolder::haveConditions);
        this.settings =
                forms.entrySet().stream()
                        .map(form -> form.getKey() + ": " + form.getValue().description() + "\n")
                        .collect(Collectors.joining());
    }

    private static boolean haveConditions(Samples samples) {
        return IntStream.range(0, samples.size())
                .allMatch(index -> samples.condition(index).isPresent());
    }

    /**
     * Keeps other processes out.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if one is at work there
     */
    FolderLock lock() {
        return FolderLock.take(root, "wait until it ends, or choose another folder with --out");
    }

    /**
     * Makes sure that what is in the folder was prepared in the same way.
     *
     * @throws DataException if it was not, or the folder can't be made
     */
    void claim() {
        Path file = root.resolve(SETTINGS);
        try {
            if (!Files.exists(file)) {
                write(file, settings.getBytes(StandardCharsets.UTF_8));
            } else if (!Files.readString(file).equals(settings)) {
                throw new DataException(
                        "%s holds files that were prepared with other settings (see %s); delete it, or choose another folder with --out"
                                .formatted(root, SETTINGS));
            }
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(file, e), e);
        }
    }

    /**
     * Where a prepared file goes: where the list has its source, with another ending, so that
     * whatever is named after the source finds it. What is made of a part of a file, or of a record
     * in it, is named by the sample, because a file may have several.
     */
    Path target(Subset subset, int index, String modality) {
        return root.resolve(name(subset, index, modality));
    }

    private String name(Subset subset, int index, String modality) {
        Samples samples = dataset.samples(subset);
        String source = samples.source(index, modality).orElse(samples.id(index));
        Excerpt excerpt = dataset.excerpt(subset, index, modality);
        String ending = forms.get(modality).ending(excerpt.file());
        if (!samples.isWhole(index, modality)) {
            return inside(source + "/../" + samples.id(index)) + ending;
        }
        String inside = inside(source);
        int dot = inside.lastIndexOf('.');
        return (dot > inside.lastIndexOf('/') ? inside.substring(0, dot) : inside) + ending;
    }

    /** The path of a source without what leads out of its folder. */
    private static String inside(String source) {
        try {
            Path inside = Path.of("/").resolve(source).normalize();
            return IntStream.range(0, inside.getNameCount())
                    .mapToObj(i -> inside.getName(i).toString())
                    .reduce((a, b) -> a + "/" + b)
                    .orElse(source);
        } catch (InvalidPathException e) {
            throw new DataException("'%s' can't be the name of a file".formatted(source), e);
        }
    }

    /**
     * Lists the samples all of whose files are there.
     *
     * @throws DataException if there are none, or the manifest can't be written
     */
    Prepared finish(List<FailedFile> failures) {
        Path manifest = root.resolve(MANIFEST);
        int listed = 0;
        int all = 0;
        try (PartialFile file = PartialFile.of(manifest)) {
            try (BufferedWriter out = Files.newBufferedWriter(file.part())) {
                for (Subset subset : Subset.values()) {
                    for (int i = 0; i < dataset.samples(subset).size(); i++) {
                        Optional<ObjectNode> line = line(subset, i);
                        if (line.isPresent()) {
                            out.append(line.get().toString()).append('\n');
                            listed++;
                        }
                        all++;
                    }
                }
            }
            if (listed == 0) {
                throw new DataException(
                        "none of the %d samples could be prepared%s"
                                .formatted(all, because(failures)));
            }
            file.commit();
        } catch (IOException e) {
            throw new DataException("%s: can't be written (%s)".formatted(manifest, e), e);
        }
        return new Prepared(configuration(manifest), listed, all - listed, failures);
    }

    private static String because(List<FailedFile> failures) {
        return failures.isEmpty() ? "" : ", the first because " + failures.get(0).reason();
    }

    private Optional<ObjectNode> line(Subset subset, int index) {
        Samples samples = dataset.samples(subset);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", samples.id(index)).put("subset", subset.key());
        if (dataset.targetKind() == TargetKind.MULTI_LABEL) {
            labels(samples, index).forEach(line.withArray("/labels")::add);
        } else if (samples.isLabelled(index)) {
            line.put("label", dataset.classes().get(samples.labels(index)[0]));
        } else {
            line.putNull("label");
        }
        if (keepsConditions) {
            line.put(CONDITION, samples.condition(index).orElseThrow());
        }
        for (String modality : forms.keySet()) {
            String name = name(subset, index, modality);
            if (!Files.exists(root.resolve(name))) {
                return Optional.empty();
            }
            line.put(modality, name);
        }
        return Optional.of(line);
    }

    private List<String> labels(Samples samples, int index) {
        if (!samples.isLabelled(index)) {
            return List.of();
        }
        int[] labels = samples.labels(index);
        return labels.length == 0
                ? List.of(ManifestConfig.NO_CLASS)
                : Arrays.stream(labels).mapToObj(dataset.classes()::get).toList();
    }

    private ManifestConfig configuration(Path manifest) {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        dataset.configurations()
                .forEach((name, modality) -> modalities.put(name, modality.withColumn(name)));
        return ManifestConfig.of(
                manifest,
                dataset.classes(),
                modalities,
                keepsConditions ? Optional.of(CONDITION) : Optional.empty());
    }

    private static void write(Path place, byte[] content) throws IOException {
        try (PartialFile file = PartialFile.of(place)) {
            Files.write(file.part(), content);
            file.commit();
        }
    }
}
