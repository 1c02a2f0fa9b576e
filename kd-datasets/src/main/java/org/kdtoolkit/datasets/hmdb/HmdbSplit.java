package org.kdtoolkit.datasets.hmdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.LineList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * One of the official splits: a file a class, such as {@code wave_test_split1.txt}, with lines
 * {@code 20060723sfjffbartsinger_wave_f_cm_np1_ba_med_0.avi 0}. Videos with the mark 0 are not used
 * in that split, those with 1 are learnt from, those with 2 judged by.
 *
 * @param classes the classes of all splits, in alphabetical order
 * @param videos the videos of this one that are used
 */
record HmdbSplit(List<String> classes, List<HmdbVideo> videos) {

    private static final Pattern FILE = Pattern.compile("(.+)_test_split\\d\\.txt");
    private static final Pattern VIDEO = Pattern.compile("(\\S+?)\\.\\w+\\s+(\\S+)");

    /**
     * Reads a split; what is wrong with it is a problem.
     *
     * @param folder where the lists are
     * @param fold which, from 1
     * @throws DataException if a list can't be read
     */
    static HmdbSplit read(Path folder, int fold, ListProblems problems) {
        Set<String> classes = classes(folder);
        if (classes.isEmpty()) {
            problems.add(
                    "it has no lists such as brush_hair_test_split1.txt; name the folder that has"
                            + " them, testTrainMulti_7030_splits, by 'splits'");
        }
        List<HmdbVideo> videos = new ArrayList<>();
        for (String name : classes) {
            Path file = folder.resolve("%s_test_split%d.txt".formatted(name, fold));
            if (Files.exists(file)) {
                new LineList(new ListFile(file, "splits", problems))
                        .forEach(
                                (line, place) ->
                                        video(line, name, place, problems).ifPresent(videos::add));
            } else {
                problems.add(
                        "%s is missing, though the class '%s' is in other splits; add it, or use one of those by 'fold'"
                                .formatted(file.getFileName(), name));
            }
        }
        return new HmdbSplit(List.copyOf(classes), videos);
    }

    /** The classes that have a list in any split. */
    private static Set<String> classes(Path folder) {
        Set<String> classes = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(name -> classes.add(CanonicalText.of(name.group(1))));
        } catch (IOException e) {
            throw new DataException(
                    "%s: can't be read (%s); 'splits' names a folder".formatted(folder, e), e);
        }
        return classes;
    }

    private static Optional<HmdbVideo> video(
            String line, String label, ListLocation place, ListProblems problems) {
        Matcher matcher = VIDEO.matcher(line);
        if (!matcher.matches()) {
            problems.add(place, "expected '<video>.avi <mark>', found '%s'".formatted(line));
            return Optional.empty();
        }
        return switch (matcher.group(2)) {
            case "0" -> Optional.empty();
            case "1" -> Optional.of(used(matcher.group(1), label, HmdbVideo.TRAIN, place));
            case "2" -> Optional.of(used(matcher.group(1), label, HmdbVideo.TEST, place));
            default -> {
                problems.add(
                        place,
                        "has the mark '%s', expected 0 (not used), 1 (train) or 2 (test)"
                                .formatted(matcher.group(2)));
                yield Optional.empty();
            }
        };
    }

    private static HmdbVideo used(String id, String label, String subset, ListLocation place) {
        return new HmdbVideo(place, id, subset, Optional.of(label));
    }
}
