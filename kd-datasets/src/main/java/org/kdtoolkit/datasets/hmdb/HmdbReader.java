package org.kdtoolkit.datasets.hmdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaFolders;
import org.kdtoolkit.datasets.listing.NameList;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads a split of HMDB51 into a data set of the videos that are there. */
public final class HmdbReader {

    /** For a message, where a split names no video at all. */
    private static final String ANY_VIDEO = "April_09_brush_hair_u_nm_np1_ba_goo_0";

    private final HmdbConfig config;
    private final MediaFolders media;
    private final Path splits;
    private final ListProblems problems;

    private HmdbReader(HmdbConfig config, DatasetContext context) {
        this.config = config;
        this.media = new MediaFolders(config.folders(), config.modalities(), context);
        this.splits = absolute(config.splits());
        this.problems = ListProblems.of(splits, "the split lists of HMDB51");
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists
     */
    public static MediaDataset open(HmdbConfig config, DatasetContext context) {
        return new HmdbReader(config, context).read();
    }

    private ListedDataset read() {
        HmdbSplit split = HmdbSplit.read(splits, config.fold().orElse(1), problems);
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.of(Optional.of(config.subsetNames())),
                        ClassIndex.of(split.classes(), "the split lists"),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(HmdbReader::absolute),
                        problems);
        for (HmdbVideo video : split.videos()) {
            if (!problems.full()) {
                builder.add(entry(video));
            }
        }
        config.unlabelled()
                .map(list -> new ListFile(absolute(list), "unlabelled", problems))
                .map(list -> new NameList(list, "<video>.avi", "videos"))
                .ifPresent(
                        list ->
                                list.forEach(
                                        (name, place) ->
                                                builder.addUnlabelled(
                                                        entry(HmdbVideo.unlabelled(place, name)))));
        String example = split.videos().stream().findFirst().map(HmdbVideo::id).orElse(ANY_VIDEO);
        return builder.build(TargetKind.SINGLE_LABEL, config.modalities(), media.expected(example));
    }

    private ListEntry entry(HmdbVideo video) {
        return new ListEntry(
                video.place(),
                video.id(),
                video.subset(),
                video.label().map(List::of),
                media.find(List.of(video.id()), video.place(), problems),
                Segment.WHOLE,
                video.recording());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
