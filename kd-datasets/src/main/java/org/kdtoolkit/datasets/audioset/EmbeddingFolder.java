package org.kdtoolkit.datasets.audioset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.listing.TextColumn;
import org.kdtoolkit.datasets.listing.TextIndex;
import org.kdtoolkit.datasets.tfrecord.RecordAddress;
import org.kdtoolkit.datasets.tfrecord.TfRecord;
import org.kdtoolkit.datasets.tfrecord.TfRecordFile;

/**
 * Which record of the TFRecord files below a folder belongs to which video. The addresses are kept,
 * the embeddings are not.
 */
final class EmbeddingFolder {

    private static final String ENDING = ".tfrecord";

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
        EmbeddingFolder found = new EmbeddingFolder(folder.toAbsolutePath().normalize());
        List<Path> files = files(found.root);
        files.forEach(found::scan);
        return files.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(root, e), e);
        }
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
