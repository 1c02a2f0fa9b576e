package org.kdtoolkit.datasets.fsd50k;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ClassIndex;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaFolders;
import org.kdtoolkit.datasets.listing.NameList;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads FSD50K into a data set of the clips that are there. */
public final class Fsd50kReader {

    private final Fsd50kConfig config;
    private final MediaFolders media;
    private final Path folder;
    private final ListProblems problems;
    private Optional<String> example = Optional.empty();

    private Fsd50kReader(Fsd50kConfig config, DatasetContext context) {
        this.config = config;
        this.media = new MediaFolders(config.folders(), config.modalities(), context);
        this.folder = absolute(config.groundTruth());
        this.problems = ListProblems.of(folder, "the ground truth of FSD50K");
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists
     */
    public static MediaDataset open(Fsd50kConfig config, DatasetContext context) {
        return new Fsd50kReader(config, context).read();
    }

    private ListedDataset read() {
        Vocabulary vocabulary = Vocabulary.read(list("vocabulary.csv"));
        problems.raise();
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.plain(),
                        ClassIndex.of(vocabulary.classes(), "vocabulary.csv"),
                        config.limit(),
                        Optional.empty(),
                        config.unlabelled().map(Fsd50kReader::absolute),
                        problems);
        GroundTruth.dev(list("dev.csv"), vocabulary).forEach(clip -> builder.add(entry(clip)));
        GroundTruth.eval(list("eval.csv"), vocabulary).forEach(clip -> builder.add(entry(clip)));
        config.unlabelled()
                .map(names -> new ListFile(absolute(names), "unlabelled", problems))
                .map(names -> new NameList(names, "<clip>.wav", "clips"))
                .ifPresent(
                        names ->
                                names.forEach(
                                        (name, place) ->
                                                builder.addUnlabelled(
                                                        entry(
                                                                place,
                                                                name,
                                                                Subset.TRAIN,
                                                                Optional.empty()))));
        return builder.build(
                TargetKind.MULTI_LABEL,
                config.modalities(),
                example.map(media::expected).orElse(""));
    }

    private ListFile list(String name) {
        return new ListFile(folder.resolve(name), "ground-truth", problems);
    }

    private ListEntry entry(GroundTruth.Labelled clip) {
        return entry(clip.place(), clip.id(), clip.subset(), Optional.of(clip.labels()));
    }

    private ListEntry entry(
            ListLocation place, String id, Subset subset, Optional<List<String>> labels) {
        example = example.or(() -> Optional.of(id));
        return new ListEntry(
                place,
                id,
                subset.key(),
                labels,
                media.find(List.of(id), place, problems),
                Segment.WHOLE,
                Optional.empty());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
