package org.kdtoolkit.datasets.vggsound;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

/** Reads VGGSound's lists into a data set. */
public final class VggSoundReader {

    private final VggSoundConfig config;
    private final MediaFolders media;
    private final ListProblems problems;
    private final ListingBuilder builder;
    private final Set<String> excluded = new HashSet<>();
    private Optional<String> example = Optional.empty();
    private int leftOut;

    private VggSoundReader(VggSoundConfig config, DatasetContext context) {
        this.config = config;
        this.media = new MediaFolders(config.folders(), config.modalities(), context);
        Path main = config.list().orElseGet(() -> config.lists().values().iterator().next());
        this.problems = ListProblems.of(absolute(main), "a list of VGGSound");
        this.builder =
                new ListingBuilder(
                        media.columns(),
                        SubsetNames.of(config.subsets()),
                        classes(),
                        config.limit(),
                        config.holdOut(),
                        config.unlabelled().map(VggSoundReader::absolute),
                        problems);
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists, or
     *     if nothing of a subset is there
     */
    public static MediaDataset open(VggSoundConfig config, DatasetContext context) {
        return new VggSoundReader(config, context).read();
    }

    private ClassIndex classes() {
        return config.classes()
                .map(path -> ClassIndex.of(ClassNames.read(file("classes", path)), "'classes'"))
                .orElseGet(ClassIndex::open);
    }

    private ListedDataset read() {
        config.exclude()
                .ifPresent(
                        path ->
                                new FileList(file("exclude", path), "")
                                        .forEach(clip -> excluded.add(clip.name())));
        config.list().ifPresent(path -> new FullList(file("list", path)).forEach(this::add));
        config.lists()
                .forEach(
                        (key, path) -> {
                            Subset subset = SubsetNames.subset("lists", key);
                            new FileList(file("lists", path), subset.key()).forEach(this::add);
                        });
        config.unlabelled()
                .ifPresent(
                        path ->
                                new UnlabelledClips(file("unlabelled", path))
                                        .forEach(clip -> take(clip, builder::addUnlabelled)));
        config.exclude().ifPresent(this::noteExclusion);
        return builder.build(
                TargetKind.SINGLE_LABEL,
                config.modalities(),
                example.map(media::expected).orElse(""));
    }

    private void add(Clip clip) {
        take(clip, builder::add);
    }

    private void take(Clip clip, Consumer<ListEntry> builder) {
        if (excluded.contains(clip.name())) {
            leftOut++;
            return;
        }
        if (example.isEmpty()) {
            example = Optional.of(clip.name());
        }
        builder.accept(
                new ListEntry(
                        clip.place(),
                        clip.name(),
                        clip.subset(),
                        clip.label().map(List::of),
                        media.find(List.of(clip.name()), clip.place(), problems),
                        Segment.WHOLE,
                        Optional.empty()));
    }

    private void noteExclusion(Path list) {
        builder.note("clips left out, which %s lists: %d".formatted(list.getFileName(), leftOut));
    }

    private ListFile file(String key, Path path) {
        return new ListFile(absolute(path), key, problems);
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
