package org.kdtoolkit.media.modality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.media.sound.Recordings;

/**
 * The sound files of folders, in the order of their paths below each, so that what is drawn is the
 * same wherever the folder lies. Looked for once.
 *
 * @param sounds reads them, maybe from a cache
 * @param files of each folder, at least one
 */
record RecordingFolders(MediaReader sounds, Map<Path, List<Path>> files) {

    /**
     * Looks for the files.
     *
     * @param modality its name, for messages
     * @throws ConfigurationException if there are none in a folder
     */
    static RecordingFolders of(String modality, List<Path> folders, MediaReader sounds) {
        Map<Path, List<Path>> files = new LinkedHashMap<>();
        for (Path folder : folders) {
            files.put(folder, files(modality, folder));
        }
        return new RecordingFolders(sounds, files);
    }

    private static List<Path> files(String modality, Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found =
                    all.filter(RecordingFolders::isSound)
                            .filter(Files::isRegularFile)
                            .map(file -> file.toAbsolutePath().normalize())
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw problem(modality, "there is no sound file in " + folder);
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw problem(modality, "can't look into " + folder + ": " + e.getMessage());
        }
    }

    private static boolean isSound(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Endings.SOUND.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private static ConfigurationException problem(String modality, String what) {
        return new ConfigurationException(
                "modality '%s': the transform 'mix' needs recordings; %s"
                        .formatted(modality, what));
    }

    /** All but the one that is read. */
    Recordings besides(Path own) {
        Path itself = own.toAbsolutePath().normalize();
        return (folder, random) -> {
            List<Path> known = files.get(folder);
            int drawn = random.nextInt(known.size());
            if (known.get(drawn).equals(itself)) {
                drawn = (drawn + 1) % known.size();
            }
            Path other = known.get(drawn);
            return other.equals(itself) ? Optional.empty() : Optional.of(read(other));
        };
    }

    private float[] read(Path file) throws SampleException {
        return sounds.read(Excerpt.of(file), Subset.TRAIN, View.FIRST).values();
    }
}
