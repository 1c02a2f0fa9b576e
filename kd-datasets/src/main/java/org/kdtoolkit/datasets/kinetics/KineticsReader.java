package org.kdtoolkit.datasets.kinetics;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Subset;
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
import org.kdtoolkit.datasets.listing.SubsetNames;

/** Reads lists of Kinetics into a data set of the clips that are there. */
public final class KineticsReader {

    private static final int SHOWN = 3;

    private final KineticsConfig config;
    private final MediaFolders media;
    private final ListProblems problems;
    private final Optional<List<String>> classes;
    private final boolean part;
    private final Set<String> unseen;
    private Optional<String> example = Optional.empty();

    /**
     * Prepares to read.
     *
     * @param part the classes of a part of Kinetics: clips of others are passed over
     */
    private KineticsReader(
            KineticsConfig config, Optional<List<String>> part, DatasetContext context) {
        this.config = config;
        this.media = new MediaFolders(config.folders(), config.modalities(), context);
        this.problems =
                ListProblems.of(
                        absolute(config.lists().values().iterator().next()), "a list of Kinetics");
        this.classes =
                config.classes().map(path -> ClassNames.read(file("classes", path))).or(() -> part);
        this.part = part.isPresent();
        this.unseen = new LinkedHashSet<>(classes.orElse(List.of()));
    }

    /**
     * All classes.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists
     */
    public static MediaDataset kinetics400(KineticsConfig config, DatasetContext context) {
        return new KineticsReader(config, Optional.empty(), context).read();
    }

    /**
     * The classes whose actions are heard.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists
     */
    public static MediaDataset kineticsSound(KineticsConfig config, DatasetContext context) {
        return new KineticsReader(config, Optional.of(SoundClasses.ALL), context).read();
    }

    private ListedDataset read() {
        problems.raise();
        ListingBuilder builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.plain(),
                        classes.map(names -> ClassIndex.of(names, origin()))
                                .orElseGet(ClassIndex::open),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(KineticsReader::absolute),
                        problems);
        config.lists()
                .forEach(
                        (key, path) -> {
                            Subset subset = SubsetNames.subset("lists", key);
                            ClipList.forEachLabelled(
                                    file("lists", path),
                                    clip -> {
                                        if (isWanted(clip)) {
                                            builder.add(entry(clip, subset));
                                        }
                                    });
                        });
        config.unlabelled()
                .ifPresent(
                        path ->
                                ClipList.forEachUnlabelled(
                                        file("unlabelled", path),
                                        clip -> builder.addUnlabelled(entry(clip, Subset.TRAIN))));
        unseen().ifPresent(builder::note);
        return builder.build(
                TargetKind.SINGLE_LABEL,
                config.modalities(),
                example.map(media::expected).orElse(""));
    }

    private String origin() {
        return config.classes().isPresent() ? "'classes'" : "the classes of Kinetics-Sound";
    }

    private boolean isWanted(Clip clip) {
        String label = clip.label().orElseThrow();
        unseen.remove(label);
        return !part || classes.orElseThrow().contains(label);
    }

    /** A class that no list has is mostly one that they spell otherwise. */
    private Optional<String> unseen() {
        if (unseen.isEmpty()) {
            return Optional.empty();
        }
        String names =
                unseen.stream()
                        .limit(SHOWN)
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(", "));
        int more = unseen.size() - SHOWN;
        return Optional.of(
                "no list has a clip of %d of %s (%s%s); look whether they are spelt otherwise"
                        .formatted(
                                unseen.size(),
                                origin(),
                                names,
                                more > 0 ? " and %d more".formatted(more) : ""));
    }

    private ListEntry entry(Clip clip, Subset subset) {
        example = example.or(() -> Optional.of(clip.name()));
        return new ListEntry(
                clip.place(),
                clip.name(),
                subset.key(),
                clip.label().map(List::of),
                media.find(List.of(clip.name()), clip.place(), problems),
                Segment.WHOLE,
                Optional.empty());
    }

    private ListFile file(String key, Path path) {
        return new ListFile(absolute(path), key, problems);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
