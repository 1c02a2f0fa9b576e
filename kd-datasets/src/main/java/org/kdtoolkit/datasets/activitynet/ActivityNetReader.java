package org.kdtoolkit.datasets.activitynet;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.annotation.Annotation;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaFolders;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads an annotation into a data set of the segments that are there. */
public final class ActivityNetReader {

    private final ActivityNetConfig config;
    private final Path file;
    private final ListProblems problems;

    private ActivityNetReader(ActivityNetConfig config) {
        this.config = config;
        this.file = config.annotation().toAbsolutePath().normalize();
        this.problems = ListProblems.of(file, "an annotation");
    }

    /**
     * Reads the annotation, and sees which files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the
     *     annotation, or if a subset has no files at all
     */
    public static MediaDataset open(ActivityNetConfig config, DatasetContext context) {
        return new ActivityNetReader(config).read(context);
    }

    private ListedDataset read(DatasetContext context) {
        MediaFolders folders = new MediaFolders(config.folders(), config.modalities(), context);
        SubsetNames names = SubsetNames.of(Optional.of(config.subsetNames()));
        SegmentAnnotation segments = new SegmentAnnotation(file, problems);
        Annotation<AnnotatedSegment> annotation = segments.read();
        Optional<Path> unlabelled =
                config.unlabelled().map(list -> list.toAbsolutePath().normalize());
        ListingBuilder builder =
                new ListingBuilder(
                        folders.columns(),
                        names,
                        annotation
                                .labels()
                                .map(labels -> ClassIndex.of(labels, "'labels'"))
                                .orElseGet(ClassIndex::open),
                        config.limit(),
                        config.holdOut(),
                        unlabelled,
                        problems);
        SegmentFiles files = new SegmentFiles(folders, problems);
        for (AnnotatedSegment segment : annotation.samples()) {
            if (!problems.full()) {
                builder.add(files.find(segment));
            }
        }
        unlabelled
                .map(list -> new ListFile(list, "unlabelled", problems))
                .ifPresent(
                        list -> new UnlabelledVideos(list, files).forEach(builder::addUnlabelled));
        if (segments.empty() > 0) {
            builder.note(
                    "%d segments that end where they begin are left out"
                            .formatted(segments.empty()));
        }
        String example =
                annotation.samples().stream()
                        .findFirst()
                        .map(segment -> segment.namesOfVideo().get(0))
                        .orElse("v_<video>");
        return builder.build(
                TargetKind.SINGLE_LABEL, folders.configurations(), folders.expected(example));
    }
}
