package org.kdtoolkit.datasets.avmnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * The recordings in a folder.
 *
 * @param folder where they are
 * @param recordings all of them, in the order of digit, speaker and take
 */
record RecordingFolder(Path folder, List<Recording> recordings) {

    private static final Comparator<Recording> ORDER =
            Comparator.comparingInt(Recording::digit)
                    .thenComparing(Recording::speaker)
                    .thenComparingInt(Recording::take)
                    .thenComparing(Recording::file);

    /**
     * Lists the folder; what is no WAV file, and what is hidden, is passed over.
     *
     * @throws DataException if it can't be read, or WAV files have other names
     */
    static RecordingFolder list(Path folder) {
        ListProblems problems = ListProblems.of(folder, "the recordings of spoken digits");
        List<Recording> recordings = new ArrayList<>();
        for (String name : sounds(folder)) {
            Optional<Recording> recording = Recording.of(name);
            recording.ifPresent(recordings::add);
            if (recording.isEmpty()) {
                problems.add(
                        "'%s' is not named after digit, speaker and take, such as 7_jackson_32.wav; rename it, or take it away"
                                .formatted(name));
            }
        }
        problems.raise();
        if (recordings.isEmpty()) {
            throw new DataException(
                    "%s: holds no recordings such as 7_jackson_32.wav; download the Free Spoken Digit Dataset, and name its folder 'recordings' as 'recordings'"
                            .formatted(folder));
        }
        recordings.sort(ORDER);
        return new RecordingFolder(folder, List.copyOf(recordings));
    }

    private static List<String> sounds(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("%s is not a folder; check 'recordings'".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".wav"))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(folder, e), e);
        }
    }

    /**
     * Refuses names of people of whom there is no recording.
     *
     * @throws ConfigurationException with the names that there are
     */
    void requireSpeakers(List<String> names) {
        TreeSet<String> known = new TreeSet<>();
        recordings.forEach(recording -> known.add(recording.speaker()));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ConfigurationException(
                        "'held-out-speakers' names '%s', of whom there is no recording in %s, only of %s%s"
                                .formatted(
                                        name,
                                        folder,
                                        String.join(", ", known),
                                        Suggestions.didYouMean(name, known)));
            }
        }
    }
}
