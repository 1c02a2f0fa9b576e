package org.kdtoolkit.datasets.audioset;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.SubsetNames;
import org.kdtoolkit.media.sound.Segment;

/** Reads AudioSet's lists into a data set. */
final class AudioSetReader {

    private final AudioSetConfig config;
    private final TensorCache cache;
    private final ListProblems problems;
    private Optional<VideoSegment> first = Optional.empty();

    AudioSetReader(AudioSetConfig config, TensorCache cache) {
        this.config = config;
        this.cache = cache;
        this.problems =
                ListProblems.of(
                        absolute(config.lists().values().iterator().next()), "a list of AudioSet");
    }

    /**
     * Reads the lists, and sees which files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists
     */
    ListedDataset read() {
        MachineIds ids = MachineIds.read(absolute(config.classes()));
        SegmentMedia media = new SegmentMedia(config, cache);
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.plain(),
                        ClassIndex.of(ids.classes(), "'classes'"),
                        config.limit(),
                        config.holdOut(),
                        problems);
        config.lists()
                .forEach(
                        (key, list) -> {
                            Subset subset = SubsetNames.subset("lists", key);
                            ListFile file = new ListFile(absolute(list), "lists", problems);
                            new SegmentList(file, ids)
                                    .forEach(row -> builder.add(entry(row, subset, media)));
                        });
        return builder.build(true, config.modalities(), first.map(media::expected).orElse(""));
    }

    private ListEntry entry(SegmentList.Labelled row, Subset subset, SegmentMedia media) {
        VideoSegment segment = row.segment();
        first = first.or(() -> Optional.of(segment));
        return new ListEntry(
                row.place(),
                segment.id(),
                subset.key(),
                row.classes(),
                media.find(segment, row.place(), problems),
                config.trimmed() ? Segment.WHOLE : segment.part(),
                Optional.empty());
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
