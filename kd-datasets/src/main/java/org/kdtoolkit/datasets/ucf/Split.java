package org.kdtoolkit.datasets.ucf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which videos are to be learnt from, and which to be judged by.
 *
 * @param origin where the classes are listed, as behind "not among"
 * @param classes the names of the classes in order
 * @param videos the videos
 */
record Split(String origin, List<String> classes, List<UcfVideo> videos) {

    /** The same split with classes spelt as they are listed: cases differ between the files. */
    Split withListedSpelling() {
        Map<String, String> listed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        classes.forEach(name -> listed.put(name, name));
        return new Split(
                origin,
                classes,
                videos.stream()
                        .map(v -> v.withLabel(label -> listed.getOrDefault(label, label)))
                        .toList());
    }

    /** What it says of some of its classes. Videos of classes that it does not list stay in it. */
    Split only(Predicate<String> wanted) {
        return new Split(
                origin,
                classes.stream().filter(wanted).toList(),
                videos.stream()
                        .filter(
                                v ->
                                        v.label()
                                                .filter(classes::contains)
                                                .filter(wanted.negate())
                                                .isEmpty())
                        .toList());
    }
}
