package org.kdtoolkit.api.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apiguardian.api.API;

/**
 * The samples that could not be read, and the policy for them. Shared by a data set, its teacher
 * and its loaders; safe for use from several threads.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Faults {

    /**
     * One sample that could not be read.
     *
     * @param subset the sample's subset
     * @param index the sample's index
     * @param id the sample's id
     * @param reason the file and what is wrong with it
     */
    public record Fault(Subset subset, int index, String id, String reason) {}

    private record Key(Subset subset, int index) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::subset)
                    .thenComparingInt(Key::index)
                    .compare(this, other);
        }
    }

    private final OnError policy;
    private final Map<Key, Fault> faults = new ConcurrentSkipListMap<>();
    private final Map<Key, Fault> earlier = new ConcurrentSkipListMap<>();
    private final Map<Key, Fault> passing = new ConcurrentSkipListMap<>();
    private final Map<Key, Set<Set<String>>> readings = new ConcurrentHashMap<>();

    /** Creates an empty record of faults under a policy. */
    public Faults(OnError policy) {
        this.policy = policy;
    }

    /**
     * Takes note of a sample that can't be read, whoever tries it.
     *
     * @throws DataException if the policy is {@link OnError#FAIL}
     */
    public void report(Subset subset, int index, String id, SampleException cause) {
        reportReading(subset, index, id, Set.of(), cause);
    }

    /**
     * Takes note of a sample that can't be read in some modalities. A reader of these tries it anew
     * each time, so that what a training sees does not depend on what was read before it.
     *
     * @param modalities those that were read; if there are none, nobody is to try
     * @throws DataException if the policy is {@link OnError#FAIL}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void reportReading(
            Subset subset, int index, String id, Set<String> modalities, SampleException cause) {
        requireSkipping(subset, id, cause);
        Key key = new Key(subset, index);
        faults.putIfAbsent(key, new Fault(subset, index, id, cause.getMessage()));
        readings.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet())
                .add(Set.copyOf(modalities));
    }

    /**
     * Takes note of a sample that can't be read as it was drawn this time, and can otherwise, such
     * as a video that is damaged in one place: it is left out of one step.
     *
     * @throws DataException if the policy is {@link OnError#FAIL}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void reportDraw(Subset subset, int index, String id, SampleException cause) {
        requireSkipping(subset, id, cause);
        String reason = cause.getMessage() + "; left out of the steps that drew it so, alone";
        passing.putIfAbsent(new Key(subset, index), new Fault(subset, index, id, reason));
    }

    private void requireSkipping(Subset subset, String id, SampleException cause) {
        if (policy == OnError.FAIL) {
            throw new DataException(
                    "sample '%s' (%s): %s; repair it, or set 'on-error: skip' to leave such samples out"
                            .formatted(id, subset.key(), cause.getMessage()),
                    cause);
        }
    }

    /** Whether a sample is to be left out. */
    public boolean skips(Subset subset, int index) {
        return !faults.isEmpty() && faults.containsKey(new Key(subset, index));
    }

    /**
     * Whether a sample is to be left out by everybody, whatever they read of it. What some reader
     * could not read, others still try: a picture is as good as ever where its sound is damaged.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean skipsForAll(Subset subset, int index) {
        return skips(subset, index, Set.of());
    }

    /**
     * Whether a sample could not be read by somebody who read no more of it than some modalities.
     *
     * @param modalities those that are asked about
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean skips(Subset subset, int index, Set<String> modalities) {
        return !readings.isEmpty()
                && readings.getOrDefault(new Key(subset, index), Set.of()).stream()
                        .anyMatch(modalities::containsAll);
    }

    /** All samples that were left out of some steps, and not of others, by subset and index. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<Fault> ofDraws() {
        return passing.entrySet().stream()
                .filter(draw -> !faults.containsKey(draw.getKey()))
                .filter(draw -> !earlier.containsKey(draw.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Begins to count anew what readers find that try anew, so that what a trial is said to have
     * left out does not depend on the trials before it.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void beginTrial() {
        readings.forEach(
                (key, found) -> {
                    if (found.stream().noneMatch(Set::isEmpty)) {
                        earlier.putIfAbsent(key, faults.remove(key));
                        readings.remove(key);
                    }
                });
    }

    /** The samples that the present trial leaves out, as far as it has tried to read them. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<Fault> ofTrial() {
        return new ArrayList<>(faults.values());
    }

    /** All samples left out so far, by subset and index. */
    public List<Fault> all() {
        Map<Key, Fault> all = new TreeMap<>(earlier);
        all.putAll(faults);
        return new ArrayList<>(all.values());
    }
}
