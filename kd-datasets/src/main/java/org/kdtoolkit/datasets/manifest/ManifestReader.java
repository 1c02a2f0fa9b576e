package org.kdtoolkit.datasets.manifest;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaColumn;
import org.kdtoolkit.datasets.listing.SubsetNames;
import org.kdtoolkit.formats.files.DiskSpelling;

/** Reads a list into a data set. */
public final class ManifestReader {

    private final ManifestConfig config;
    private final Path file;
    private final Path root;
    private final List<MediaColumn> modalities;
    private final ListProblems problems;
    private final DiskSpelling spelling = new DiskSpelling();

    private ManifestReader(ManifestConfig config, DatasetContext context) {
        this.config = config;
        this.file = config.path().toAbsolutePath().normalize();
        this.root = file.getParent();
        this.modalities =
                config.modalities().entrySet().stream()
                        .map(entry -> column(entry.getKey(), entry.getValue(), context))
                        .toList();
        if (modalities.isEmpty()) {
            throw new ConfigurationException("'modalities' is empty; name at least one");
        }
        this.problems = ListProblems.of(file, "a manifest");
    }

    private MediaColumn column(String name, ModalitySpec spec, DatasetContext context) {
        return new MediaColumn(name, context.modality(name, spec), root);
    }

    /**
     * Reads the list, and sees whether all files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the list, or
     *     naming a missing file if the policy is to fail
     */
    public static MediaDataset open(ManifestConfig config, DatasetContext context) {
        ListedDataset dataset = new ManifestReader(config, context).read();
        return dataset.withInventory(FileSurvey.of(dataset, context.faults()));
    }

    /**
     * Reads the list. Whether the files are there is not looked at. Its paths lead out of its
     * folder by {@code ..} or as absolute ones only if they may; symbolic links in the folder are
     * followed wherever they lead, since those who put them there meant what they lead to.
     */
    private ListedDataset read() {
        ManifestFormat format =
                config.format()
                        .or(() -> ManifestFormat.of(file))
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "%s ends neither with .csv nor .jsonl or .ndjson; set 'format: csv' or 'format: json-lines'"
                                                        .formatted(file)));
        Columns columns = Columns.of(config);
        ListingBuilder builder =
                new ListingBuilder(
                        modalities,
                        SubsetNames.of(config.subsets()),
                        ClassIndex.of(config.classes()),
                        config.limit(),
                        config.holdOut(),
                        problems);
        return new ListFile(file, "path", problems)
                .read(text -> read(Rows.of(text, file, format, columns, problems), builder));
    }

    private ListedDataset read(Rows rows, ListingBuilder builder) throws IOException {
        for (Optional<Row> row = rows.next();
                row.isPresent() && !problems.full();
                row = rows.next()) {
            ListEntry entry = entry(row.get());
            builder.add(entry);
            row.get().files().forEach(path -> check(path, entry.place()));
        }
        TargetKind kind = rows.multiLabel() ? TargetKind.MULTI_LABEL : TargetKind.SINGLE_LABEL;
        return builder.build(kind, config.modalities(), "see 'path'");
    }

    private ListEntry entry(Row row) {
        return new ListEntry(
                new ListLocation(file, row.line()),
                row.id(),
                row.subset(),
                row.labels(),
                row.files().stream().map(path -> Optional.of(spelt(path))).toList(),
                Segment.WHOLE,
                row.recording().filter(name -> !name.isBlank()));
    }

    /** A path as the disk spells it, as far as it has it. */
    private String spelt(String path) {
        try {
            Path written = root.resolve(path).normalize();
            Path found = spelling.of(root, written);
            return found.equals(written)
                    ? path
                    : (found.startsWith(root) ? root.relativize(found) : found)
                            .toString()
                            .replace('\\', '/');
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private void check(String path, ListLocation place) {
        try {
            if (path.isBlank()) {
                problems.add(place, "a path is empty");
            } else if (!config.allowOutside() && !root.resolve(path).normalize().startsWith(root)) {
                problems.add(
                        place,
                        "path '%s' leaves the folder of the manifest; set 'allow-outside: true' if it may"
                                .formatted(path));
            }
        } catch (InvalidPathException e) {
            problems.add(place, "'%s' is not a path (%s)".formatted(path, e.getReason()));
        }
    }
}
