package org.kdtoolkit.datasets.ucf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

/** Reads a split into a data set of the videos that are there. */
public final class UcfReader {

    /** For a message, where a split names no video at all. */
    private static final String ANY_VIDEO = "v_Archery_g01_c01";

    private final UcfConfig config;
    private final Predicate<String> classes;
    private final ListProblems problems;

    /**
     * Prepares to read.
     *
     * @param classes which are taken from the official lists
     */
    private UcfReader(UcfConfig config, Predicate<String> classes) {
        this.config = config;
        this.classes = classes;
        this.problems =
                config.annotation()
                        .map(file -> ListProblems.of(absolute(file), "an annotation"))
                        .orElseGet(() -> ListProblems.of(splits(), "the split lists of UCF101"));
    }

    /**
     * All of UCF101.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the split, or
     *     if a subset has no files at all
     */
    public static MediaDataset ucf101(UcfConfig config, DatasetContext context) {
        return new UcfReader(config, name -> true).read(context);
    }

    /**
     * The classes of UCF101 whose videos have sound. With an annotation it is what that says; of
     * the official lists, the videos of these classes are taken.
     *
     * @throws org.kdtoolkit.api.data.DataException as {@link #ucf101}
     */
    public static MediaDataset ucf51(UcfConfig config, DatasetContext context) {
        return new UcfReader(config, ClassesWithSound::contains).read(context);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private Path splits() {
        return absolute(config.splits().orElseThrow());
    }

    private ListedDataset read(DatasetContext context) {
        MediaFolders folders = new MediaFolders(config.folders(), config.modalities(), context);
        SubsetNames names = SubsetNames.of(Optional.of(config.subsetNames()));
        Optional<VideoAnnotation> annotation =
                config.annotation().map(file -> new VideoAnnotation(absolute(file), problems));
        Split split =
                annotation
                        .map(VideoAnnotation::read)
                        .orElseGet(() -> SplitLists.read(splits(), fold(), problems))
                        .withListedSpelling();
        if (config.splits().isPresent()) {
            split = split.only(classes);
        }
        ListingBuilder builder =
                new ListingBuilder(
                        folders.columns(),
                        names,
                        ClassIndex.of(split.classes(), split.origin()),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(UcfReader::absolute),
                        problems);
        for (UcfVideo video : split.videos()) {
            if (!problems.full()) {
                builder.add(entry(video, folders));
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
                                                        entry(
                                                                UcfVideo.unlabelled(place, name),
                                                                folders))));
        annotation.ifPresent(read -> read.notes().forEach(builder::note));
        String example = split.videos().stream().findFirst().map(UcfVideo::id).orElse(ANY_VIDEO);
        return builder.build(
                TargetKind.SINGLE_LABEL, folders.configurations(), folders.expected(example));
    }

    private int fold() {
        return config.fold().orElse(1);
    }

    private ListEntry entry(UcfVideo video, MediaFolders folders) {
        return new ListEntry(
                video.place(),
                video.id(),
                video.subset(),
                video.label().map(List::of),
                folders.find(video.names(), video.place(), problems),
                Segment.WHOLE,
                video.group());
    }
}
