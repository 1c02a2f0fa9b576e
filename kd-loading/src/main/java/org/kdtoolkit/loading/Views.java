package org.kdtoolkit.loading;

import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.formats.random.Seed;

/** In which views an epoch shows its samples. */
@FunctionalInterface
public interface Views {

    /**
     * The views of a sample, one after the other.
     *
     * @param samples the subset
     * @param index the sample
     * @param time how often the epoch has shown it before
     * @param modality the one whose views are counted
     * @throws SampleException if they can't be counted
     */
    List<View> of(Samples samples, int index, int time, String modality) throws SampleException;

    /** Each sample once, in its first view. */
    static Views first() {
        return (samples, index, time, modality) -> List.of(View.FIRST);
    }

    /** Each sample in all of its fixed views; for judging a student. */
    static Views all() {
        return (samples, index, time, modality) ->
                IntStream.range(0, samples.views(index, modality))
                        .<View>mapToObj(View.Fixed::new)
                        .toList();
    }

    /**
     * Each sample once, in a newly drawn view; for training. What is drawn depends on the
     * arguments, the sample, and how often the epoch has shown it before, not on the order or on
     * the threads.
     *
     * @param seed of the epoch
     */
    static Views drawn(long seed) {
        return (samples, index, time, modality) ->
                List.of(new View.Drawn(drawn(new Seed(seed).of(0).of(index), time).value()));
    }

    private static Seed drawn(Seed first, int time) {
        return time == 0 ? first : first.of(time);
    }
}
