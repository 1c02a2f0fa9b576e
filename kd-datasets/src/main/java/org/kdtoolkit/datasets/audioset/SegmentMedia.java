package org.kdtoolkit.datasets.audioset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.MediaColumn;
import org.kdtoolkit.datasets.listing.MediaFolders;
import org.kdtoolkit.media.modality.EmbeddingConfig;

/**
 * What there is of segments: files of their own, and records among the published embeddings. A
 * modality of embeddings is taken from records if there are any below its folder, and from files
 * otherwise.
 */
final class SegmentMedia {

    private final boolean trimmed;
    private final List<String> modalities;
    private final Map<String, EmbeddingFolder> records = new LinkedHashMap<>();
    private final Optional<MediaFolders> files;

    /**
     * Finds what is there.
     *
     * @param context makes the modalities
     * @throws ConfigurationException if there is no modality, one names an unknown folder, or
     *     published embeddings are said to have another width
     * @throws org.kdtoolkit.api.data.DataException if a folder or a record can't be read
     */
    SegmentMedia(AudioSetConfig config, DatasetContext context) {
        this.trimmed = config.trimmed();
        Map<String, Path> folders = config.folders();
        Map<String, ModalitySpec> configurations = config.modalities();
        this.modalities = List.copyOf(configurations.keySet());
        Map<String, ModalitySpec> others = new LinkedHashMap<>(configurations);
        configurations.forEach(
                (name, modality) -> {
                    if (modality.settings() instanceof EmbeddingConfig embedding) {
                        String folder = MediaFolders.folder(name, modality, folders.keySet());
                        EmbeddingFolder.of(folders.get(folder))
                                .ifPresent(
                                        published -> {
                                            requireWidth(name, embedding);
                                            records.put(name, published);
                                            others.remove(name);
                                        });
                    }
                });
        this.files =
                others.isEmpty() && !records.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MediaFolders(folders, others, context));
    }

    private static void requireWidth(String name, EmbeddingConfig embedding) {
        if (embedding.width().filter(width -> width != PublishedEmbedding.WIDTH).isPresent()) {
            throw new ConfigurationException(
                    "modality '%s' has 'width: %d', but AudioSet's published embeddings have %d values"
                            .formatted(name, embedding.width().get(), PublishedEmbedding.WIDTH));
        }
    }

    /** The modalities with their folders, in their order. */
    List<MediaColumn> columns() {
        Iterator<MediaColumn> others =
                files.map(MediaFolders::columns).orElse(List.of()).iterator();
        return modalities.stream()
                .map(name -> records.containsKey(name) ? published(name) : others.next())
                .toList();
    }

    private MediaColumn published(String name) {
        return new MediaColumn(name, PublishedRecords.modality(), records.get(name).root());
    }

    /**
     * What there is of a segment in each modality, in their order.
     *
     * @param place where the segment is listed
     * @param problems is told if there are several files of a name
     */
    List<Optional<String>> find(VideoSegment segment, ListLocation place, ListProblems problems) {
        Iterator<Optional<String>> others =
                files.map(media -> media.find(names(segment), place, problems))
                        .orElse(List.of())
                        .iterator();
        List<Optional<String>> found = new ArrayList<>(modalities.size());
        for (String name : modalities) {
            EmbeddingFolder published = records.get(name);
            found.add(published == null ? others.next() : published.find(segment.video()));
        }
        return found;
    }

    private List<String> names(VideoSegment segment) {
        return trimmed ? segment.names() : segment.videoNames();
    }

    /** Says where all was looked for, with a segment as the example, as the end of a sentence. */
    String expected(VideoSegment segment) {
        List<String> places = new ArrayList<>();
        files.ifPresent(media -> places.add(media.expected(names(segment).get(0))));
        records.forEach(
                (name, published) ->
                        places.add(
                                "expected records such as that of video %s of %s, in the .tfrecord files below %s"
                                        .formatted(segment.video(), name, published.root())));
        return String.join("; ", places);
    }
}
