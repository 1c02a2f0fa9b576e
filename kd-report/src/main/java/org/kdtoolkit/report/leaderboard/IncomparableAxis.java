package org.kdtoolkit.report.leaderboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kdtoolkit.api.internal.Printable;

/**
 * An axis that changes what makes figures comparable: between its points they are of other things.
 *
 * @param key the axis
 * @param what what differs from point to point
 */
record IncomparableAxis(String key, String what) {

    /** By the keys; the first that fits counts. */
    private static final Map<Pattern, String> KINDS = kinds();

    private static Map<Pattern, String> kinds() {
        Map<Pattern, String> kinds = new LinkedHashMap<>();
        kinds.put(
                Pattern.compile(
                        "dataset\\.(labels|limit\\.train|prepare|disk-cache|cache-megabytes)(\\..*)?"),
                "");
        kinds.put(Pattern.compile("dataset(\\..*)?"), "other samples are judged");
        kinds.put(
                Pattern.compile("evaluation\\.(tasks|re-estimate-batch-norm)(\\..*)?"),
                "students are judged in another way");
        kinds.put(Pattern.compile("evaluation\\.select"), "another metric chooses the epoch");
        kinds.put(Pattern.compile("students?(\\..*)?"), "another student is trained");
        return kinds;
    }

    /** What an axis changes, if it is something of that kind. */
    static Optional<IncomparableAxis> of(String key) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(key).matches())
                .findFirst()
                .map(kind -> new IncomparableAxis(key, kind.getValue()))
                .filter(axis -> !axis.what.isEmpty());
    }

    /** What a reader must know. */
    String sentence() {
        return "At each value of '%s' %s: compare methods at one point, not the points with each other; means over the points mix them."
                .formatted(Printable.line(key), what);
    }
}
