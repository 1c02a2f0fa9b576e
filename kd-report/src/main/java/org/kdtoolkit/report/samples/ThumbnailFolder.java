package org.kdtoolkit.report.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.RegularFile;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.JsonFile;

/**
 * The thumbnails of a benchmark's samples, {@code thumbnails/}: pictures named by what is in them,
 * and {@code index.json}, which says whose they are. A picture is written before the index names
 * it, so that whatever breaks off leaves a folder that can be read.
 *
 * @param path the folder; need not exist
 */
public record ThumbnailFolder(Path path) {

    private static final String INDEX = "index.json";
    private static final int DIGITS = 20;
    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{%d}\\.(png|jpg)".formatted(DIGITS));

    /** The form of {@code index.json}. */
    private record Index(String subset, String modality, Map<String, String> files) {
        Index {
            files = files == null ? Map.of() : files;
        }
    }

    /** Those of a benchmark. */
    public static ThumbnailFolder of(BenchmarkFolder folder) {
        return new ThumbnailFolder(folder.path().resolve("thumbnails"));
    }

    /**
     * Reads what is there of a study's samples. A report is made without those that are missing or
     * damaged.
     *
     * @return by the samples' ids
     */
    public Map<String, Thumbnail> read(SampleStudy study) {
        Map<String, Thumbnail> found = new LinkedHashMap<>();
        if (!Files.exists(path.resolve(INDEX))) {
            return found;
        }
        try {
            Index index = JsonFile.read(path.resolve(INDEX), Index.class, "remove it");
            if (study.subset().key().equals(index.subset())
                    && study.modality().equals(index.modality())) {
                for (Map.Entry<String, String> file : index.files().entrySet()) {
                    read(file.getValue(), file.getKey(), found);
                }
            }
        } catch (DataException e) {
            found.clear(); // of an index that can't be read, no picture is known to be whose
        }
        return found;
    }

    private void read(String name, String id, Map<String, Thumbnail> found) {
        if (!NAME.matcher(name).matches()) {
            return;
        }
        Path file = path.resolve(name);
        try {
            RegularFile.require(file);
            if (Files.size(file) <= Thumbnail.MOST_BYTES) {
                found.put(id, Thumbnail.of(Files.readAllBytes(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            found.remove(id);
        }
    }

    /**
     * Writes the thumbnails of a study's samples in the place of those that were there.
     *
     * @param thumbnails by the samples' ids
     * @throws DataException if they can't be written
     */
    public void write(SampleStudy study, Map<String, Thumbnail> thumbnails) {
        Map<String, String> files = new LinkedHashMap<>();
        thumbnails.forEach(
                (id, thumbnail) -> {
                    String name = name(thumbnail);
                    files.put(id, name);
                    if (!Files.exists(path.resolve(name))) {
                        AtomicFile.writeUnsynced(
                                path.resolve(name), out -> out.write(thumbnail.file()));
                    }
                });
        JsonFile.write(
                path.resolve(INDEX), new Index(study.subset().key(), study.modality(), files));
        clean(Set.copyOf(files.values()));
    }

    private static String name(Thumbnail thumbnail) {
        MessageDigest digest = Sha256.digest();
        digest.update(thumbnail.file());
        return Sha256.text(digest).substring(0, DIGITS) + "." + thumbnail.ending();
    }

    /** Removes pictures that nobody names any more; other files stay. */
    private void clean(Set<String> named) {
        try (Stream<Path> files = Files.list(path)) {
            Set<Path> old =
                    files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                            .filter(file -> !named.contains(file.getFileName().toString()))
                            .collect(Collectors.toSet());
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DataException("%s: can't be written (%s)".formatted(path, e), e);
        }
    }
}
