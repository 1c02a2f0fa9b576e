package org.kdtoolkit.train.trial;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Samples;

/**
 * What is known to be wrong with training samples: by the data set, and by the corruption of the
 * teachers that something was read of.
 */
final class SampleConditions {

    private static final String AND = " and ";

    private final Samples samples;
    private final Map<String, SpoiltSamples> hits;

    /**
     * Knows conditions.
     *
     * @param samples those of the training
     * @param hits what the teachers' corruptions do, by the names of those that are corrupted
     */
    SampleConditions(Samples samples, Map<String, SpoiltSamples> hits) {
        this.samples = samples;
        this.hits = new LinkedHashMap<>(hits);
    }

    /**
     * What is wrong with a sample, as a reading meets it.
     *
     * @param reading its name, which begins with those of the teachers where there are several
     * @return {@link Samples#CLEAN} where nothing is; empty where nobody can tell
     */
    Optional<String> of(String reading, int index) {
        Optional<String> ofData = samples.condition(index);
        List<SpoiltSamples> touching = touching(reading);
        if (touching.isEmpty()) {
            return ofData;
        }
        List<String> wrong =
                Stream.concat(
                                ofData.filter(name -> !name.equals(Samples.CLEAN)).stream(),
                                touching.stream()
                                        .filter(hit -> hit.hits().test(index))
                                        .map(SpoiltSamples::condition))
                        .distinct()
                        .toList();
        return Optional.of(wrong.isEmpty() ? Samples.CLEAN : String.join(AND, wrong));
    }

    /** The corruptions of the teachers that a reading names; of all where it names none. */
    private List<SpoiltSamples> touching(String reading) {
        int end = reading.lastIndexOf('/');
        if (end < 0) {
            return List.copyOf(hits.values());
        }
        List<String> teachers = Arrays.asList(reading.substring(0, end).split("\\+"));
        return hits.entrySet().stream()
                .filter(hit -> teachers.contains(hit.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
