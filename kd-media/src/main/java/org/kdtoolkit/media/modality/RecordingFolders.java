package org.kdtoolkit.media.modality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.media.sound.Recordings;

/**
 * The sound files of folders, in the order of their names, so that the same one is drawn whatever
 * order a disk lists them in. A folder is looked into when one of its files is first drawn, and not
 * again. Safe for use from several threads.
 */
final class RecordingFolders {

    private final MediaReader sounds;
    private final Map<Path, List<Path>> files = new ConcurrentHashMap<>();

    /** Draws of files that a reader reads, maybe from a cache. */
    RecordingFolders(MediaReader sounds) {
        this.sounds = sounds;
    }

    /**
     * All recordings but the one that is read. Drawing one throws a {@link DataException} if there
     * is no sound file in its folder, or the one can't be read: that is no fault of the sample's.
     */
    Recordings besides(Path own) {
        Path itself = absolute(own);
        return (folder, random) -> {
            List<Path> known = files.computeIfAbsent(folder, RecordingFolders::soundFiles);
            int drawn = random.nextInt(known.size());
            if (known.get(drawn).equals(itself)) {
                drawn = (drawn + 1) % known.size();
            }
            Path other = known.get(drawn);
            return other.equals(itself) ? Optional.empty() : Optional.of(read(other));
        };
    }

    private float[] read(Path file) {
        try {
            return sounds.read(Excerpt.of(file), Subset.TRAIN, View.FIRST).values();
        } catch (SampleException e) {
            throw new DataException(
                    "the transform 'mix' can't read a recording of its folder: %s; repair or remove it"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static List<Path> soundFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found =
                    all.filter(RecordingFolders::isSound)
                            .filter(Files::isRegularFile)
                            .map(RecordingFolders::absolute)
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new DataException(
                        "%s holds no sound file, of which the transform 'mix' needs one or more; their names end with .%s"
                                .formatted(folder, String.join(", .", Endings.SOUND)));
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "can't look for the transform 'mix' into %s: %s"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Endings.SOUND.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
