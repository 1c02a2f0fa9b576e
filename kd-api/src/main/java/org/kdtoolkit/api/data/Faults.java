package org.kdtoolkit.api.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /** Creates an empty record of faults under a policy. */
    public Faults(OnError policy) {
        this.policy = policy;
    }

    /**
     * Takes note of a sample that can't be read.
     *
     * @throws DataException if the policy is {@link OnError#FAIL}
     */
    public void report(Subset subset, int index, String id, SampleException cause) {
        if (policy == OnError.FAIL) {
            throw new DataException(
                    "sample '%s' (%s): %s; repair it, or set 'on-error: skip' to leave such samples out"
                            .formatted(id, subset.key(), cause.getMessage()),
                    cause);
        }
        faults.putIfAbsent(
                new Key(subset, index), new Fault(subset, index, id, cause.getMessage()));
    }

    /** Whether a sample is to be left out. */
    public boolean skips(Subset subset, int index) {
        return !faults.isEmpty() && faults.containsKey(new Key(subset, index));
    }

    /** All samples left out so far, by subset and index. */
    public List<Fault> all() {
        return new ArrayList<>(faults.values());
    }
}
