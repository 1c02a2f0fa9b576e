package org.kdtoolkit.datasets.audioset;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalityFactory;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.CsvList;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.SubsetNames;
import org.kdtoolkit.media.modality.EmbeddingConfig;

/** Reads AudioSet's lists into a data set. */
public final class AudioSetReader {

    private final AudioSetConfig config;
    private final DatasetContext context;
    private final ListProblems problems;
    private Optional<VideoSegment> first = Optional.empty();

    private AudioSetReader(AudioSetConfig config, DatasetContext context) {
        this.config = config;
        this.context = context;
        this.problems =
                ListProblems.of(
                        absolute(config.lists().values().iterator().next()), "a list of AudioSet");
    }

    /**
     * The modalities, as far as the configuration tells their shapes.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if a modality can't be read as it says
     */
    public static Map<String, Optional<Shape>> outline(
            AudioSetConfig config, ModalityFactory modalities) {
        Map<String, Optional<Shape>> shapes =
                new LinkedHashMap<>(modalities.outline(config.modalities()));
        // whether they are published embeddings, which have a width of their own, is for the
        // folder to say
        config.modalities()
                .forEach(
                        (name, modality) -> {
                            if (modality.settings() instanceof EmbeddingConfig embedding
                                    && embedding.width().isEmpty()) {
                                shapes.put(name, Optional.empty());
                            }
                        });
        return shapes;
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists, or
     *     if nothing of a subset is there
     */
    public static MediaDataset open(AudioSetConfig config, DatasetContext context) {
        return new AudioSetReader(config, context).read();
    }

    private ListedDataset read() {
        MachineIds ids = MachineIds.read(absolute(config.classes()));
        SegmentMedia media = new SegmentMedia(config, context);
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.plain(),
                        ClassIndex.of(ids.classes(), "'classes'"),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(AudioSetReader::absolute),
                        problems);
        config.lists()
                .forEach(
                        (key, list) -> {
                            Subset subset = SubsetNames.subset("lists", key);
                            ListFile file = new ListFile(absolute(list), "lists", problems);
                            new SegmentList(file, ids)
                                    .forEach(row -> builder.add(entry(row, subset, media)));
                        });
        config.unlabelled()
                .map(list -> new ListFile(absolute(list), "unlabelled", problems))
                .ifPresent(list -> addUnlabelled(list, media, builder));
        return builder.build(
                TargetKind.MULTI_LABEL, config.modalities(), first.map(media::expected).orElse(""));
    }

    private void addUnlabelled(ListFile list, SegmentMedia media, ListingBuilder builder) {
        CsvList.unlabelled(list, SegmentRow.COLUMNS)
                .forEach(
                        row ->
                                SegmentRow.read(row, problems)
                                        .map(
                                                segment ->
                                                        entry(
                                                                row.place(),
                                                                segment,
                                                                Subset.TRAIN,
                                                                Optional.empty(),
                                                                media))
                                        .ifPresent(builder::addUnlabelled));
    }

    private ListEntry entry(SegmentList.Labelled row, Subset subset, SegmentMedia media) {
        return entry(row.place(), row.segment(), subset, Optional.of(row.classes()), media);
    }

    private ListEntry entry(
            ListLocation place,
            VideoSegment segment,
            Subset subset,
            Optional<List<String>> classes,
            SegmentMedia media) {
        first = first.or(() -> Optional.of(segment));
        return new ListEntry(
                place,
                segment.id(),
                subset.key(),
                classes,
                media.find(segment, place, problems),
                config.trimmed() ? Segment.WHOLE : segment.part(),
                Optional.empty());
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
