package org.kdtoolkit.datasets.esc50;

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
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.datasets.listing.ListingBuilder;
import org.kdtoolkit.datasets.listing.MediaFolders;
import org.kdtoolkit.datasets.listing.NameList;
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads ESC-50 into a data set in which one fold is the test. */
public final class Esc50Reader {

    /** For a message, where the list names no clip at all. */
    private static final String ANY_CLIP = "1-100032-A-0";

    private final Esc50Config config;
    private final MediaFolders media;
    private final ListProblems problems;

    private Esc50Reader(Esc50Config config, DatasetContext context) {
        this.config = config;
        this.media = new MediaFolders(config.folders(), config.modalities(), context);
        this.problems = ListProblems.of(absolute(config.list()), "the list of ESC-50");
    }

    /**
     * Reads the list, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the list
     */
    public static MediaDataset open(Esc50Config config, DatasetContext context) {
        return new Esc50Reader(config, context).read();
    }

    private ListedDataset read() {
        ClipList list = ClipList.read(new ListFile(absolute(config.list()), "list", problems));
        problems.raise();
        int test = config.fold().orElse(1);
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.of(Optional.of(config.subsetNames())),
                        ClassIndex.of(list.classes(), "the list"),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(Esc50Reader::absolute),
                        problems);
        for (Clip clip : list.clips()) {
            if (!problems.full()) {
                builder.add(
                        entry(
                                clip.place(),
                                clip.id(),
                                clip.subset(test),
                                Optional.of(clip.category()),
                                Optional.of(clip.recording())));
            }
        }
        config.unlabelled()
                .map(names -> new ListFile(absolute(names), "unlabelled", problems))
                .map(names -> new NameList(names, "<clip>.wav", "clips"))
                .ifPresent(
                        names ->
                                names.forEach(
                                        (name, place) ->
                                                builder.addUnlabelled(unlabelled(name, place))));
        String example = list.clips().stream().findFirst().map(Clip::id).orElse(ANY_CLIP);
        return builder.build(TargetKind.SINGLE_LABEL, config.modalities(), media.expected(example));
    }

    private ListEntry unlabelled(String name, ListLocation place) {
        return entry(place, name, Clip.TRAIN, Optional.empty(), Optional.empty());
    }

    private ListEntry entry(
            ListLocation place,
            String id,
            String subset,
            Optional<String> label,
            Optional<String> recording) {
        return new ListEntry(
                place,
                id,
                subset,
                label.map(List::of),
                media.find(List.of(id), place, problems),
                Segment.WHOLE,
                recording);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
