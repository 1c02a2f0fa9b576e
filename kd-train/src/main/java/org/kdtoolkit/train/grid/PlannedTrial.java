package org.kdtoolkit.train.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.kdtoolkit.report.result.PointValue;

/**
 * A trial of a plan.
 *
 * @param number which one, from 0
 * @param id a checksum of all that decides its result, in hexadecimal digits
 * @param method the method's name
 * @param seed the seed
 * @param point the value of each axis by its key; empty where nothing is varied
 * @param folder where its results go, seen from the plan's folder, with slashes
 * @param also the folders of cells that come out the same: it stands for them
 * @param pause the number of the epoch after which it pauses; null where it runs to its end
 */
public record PlannedTrial(
        int number,
        String id,
        String method,
        int seed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PointValue> point,
        String folder,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> also,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer pause) {

    /**
     * Copies map and list.
     *
     * @throws IllegalArgumentException if something is missing, or it pauses before it begins
     */
    public PlannedTrial {
        if (id == null || method == null || folder == null) {
            throw new IllegalArgumentException(
                    "trial %d lacks its id, its method or its folder".formatted(number));
        }
        if (pause != null && pause < 1) {
            throw new IllegalArgumentException(
                    "trial %d pauses after epoch %d".formatted(number, pause));
        }
        point = point == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(point));
        also = List.copyOf(Objects.requireNonNullElse(also, List.of()));
    }

    /** A trial that runs to its end. */
    public PlannedTrial(
            int number,
            String id,
            String method,
            int seed,
            Map<String, PointValue> point,
            String folder,
            List<String> also) {
        this(number, id, method, seed, point, folder, also, null);
    }

    /** The trial in a few words, such as {@code kd, seed 1, rate-0.5}. */
    public String text() {
        String at = pointFolder();
        return "%s, seed %d%s".formatted(method, seed, at.isEmpty() ? "" : ", " + at);
    }

    /** The folder of its point, seen from the plan's; empty where nothing is varied. */
    public String pointFolder() {
        return pointOf(folder);
    }

    /** The folder of the point of a trial's folder, which is two folders above it. */
    public static String pointOf(String folder) {
        int method = folder.lastIndexOf('/', folder.lastIndexOf('/') - 1);
        return method < 0 ? "" : folder.substring(0, method);
    }

    /** The number of the epoch after which it pauses; empty where it runs to its end. */
    public OptionalInt until() {
        return pause == null ? OptionalInt.empty() : OptionalInt.of(pause);
    }

    /** The same trial with another end, which is none of its identity: its bits are the same. */
    public PlannedTrial until(OptionalInt epoch) {
        return new PlannedTrial(
                number,
                id,
                method,
                seed,
                point,
                folder,
                also,
                epoch.isPresent() ? epoch.getAsInt() : null);
    }

    /** The same trial under another number. */
    PlannedTrial numbered(int other) {
        return new PlannedTrial(other, id, method, seed, point, folder, also, pause);
    }
}
