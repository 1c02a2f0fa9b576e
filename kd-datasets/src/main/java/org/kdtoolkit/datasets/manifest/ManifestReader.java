package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaColumn;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads a list into a data set. */
public final class ManifestReader {

    private final ManifestConfig config;
    private final Path file;
    private final Path root;
    private final List<MediaColumn> modalities;
    private final ListProblems problems;

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
        return dataset.withFiles(FileSurvey.of(dataset, context.faults()));
    }

    /** Reads the lists. Whether the files are there is not looked at. */
    private ListedDataset read() {
        Columns columns = Columns.of(config);
        SubsetNames names = SubsetNames.of(config.subsets());
        Optional<Path> further = config.unlabelled().map(path -> path.toAbsolutePath().normalize());
        ListingBuilder builder =
                new ListingBuilder(
                        modalities,
                        names,
                        ClassIndex.of(config.classes()),
                        config.limit(),
                        config.holdOut(),
                        further,
                        problems);
        ManifestList list = list(file, config.format().or(() -> ManifestFormat.of(file)));
        boolean multiLabel = list.read("path", columns, row -> builder.add(list.entry(row)));
        further.map(path -> list(path, ManifestFormat.of(path).or(config::format)))
                .ifPresent(
                        unlabelled ->
                                unlabelled.read(
                                        "unlabelled",
                                        columns.unlabelled(),
                                        new UnlabelledRows(unlabelled, names, builder, problems)));
        return builder.build(
                multiLabel ? TargetKind.MULTI_LABEL : TargetKind.SINGLE_LABEL,
                config.modalities(),
                "see 'path'");
    }

    private ManifestList list(Path path, Optional<ManifestFormat> format) {
        return new ManifestList(path, root, format, config.allowOutside(), problems);
    }
}
