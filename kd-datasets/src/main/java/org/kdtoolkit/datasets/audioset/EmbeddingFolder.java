package org.kdtoolkit.datasets.audioset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.listing.MediaFolder;
import org.kdtoolkit.datasets.listing.TextColumn;
import org.kdtoolkit.datasets.listing.TextIndex;
import org.kdtoolkit.formats.tfrecord.RecordAddress;
import org.kdtoolkit.formats.tfrecord.TfRecord;
import org.kdtoolkit.formats.tfrecord.TfRecordFile;

/**
 * Which record of the TFRecord files below a folder belongs to which video. The addresses are kept,
 * the embeddings are not.
 */
final class EmbeddingFolder {

    private static final Set<String> ENDINGS = Set.of("tfrecord");

    private final Path root;
    private final TextIndex videos = new TextIndex();
    private final TextColumn.Builder addresses = new TextColumn.Builder();

    private EmbeddingFolder(Path root) {
        this.root = root;
    }

    /**
     * Reads all TFRecord files below a folder.
     *
     * @return what they hold, or empty if there are none
     * @throws DataException if one is damaged or holds anything else, or can't be read
     */
    static Optional<EmbeddingFolder> of(Path folder) {
        MediaFolder media = MediaFolder.walk(folder, ENDINGS);
        EmbeddingFolder found = new EmbeddingFolder(media.root());
        List<String> files = media.files();
        files.forEach(file -> found.scan(found.root.resolve(file)));
        return files.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private void scan(Path file) {
        Path relative = root.relativize(file);
        try {
            new TfRecordFile(file).forEach(record -> add(relative, record));
        } catch (SampleException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    /** Of several records of a video, the first is kept. */
    private void add(Path file, TfRecord record) throws SampleException {
        String video = PublishedEmbedding.of(record).video();
        if (videos.add(video).isEmpty()) {
            addresses.add(new RecordAddress(file, record.place()).toString().replace('\\', '/'));
        }
    }

    /** The address of a video's record, from this folder, or empty if it has none. */
    Optional<String> find(String video) {
        OptionalInt number = videos.find(video);
        return number.isPresent()
                ? Optional.of(addresses.get(number.getAsInt()))
                : Optional.empty();
    }

    /** The folder. */
    Path root() {
        return root;
    }
}
