package org.kdtoolkit.teachers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.TeacherContext;

/**
 * What a teacher perceives of a subset.
 *
 * @param context the samples and the modality
 * @param subset which of them
 */
record TeacherInputs(TeacherContext context, Subset subset) {

    /** How many samples are in memory at a time while all are looked at. */
    private static final int AT_A_TIME = 32;

    /** A sample's input, or why there is none. */
    private record Attempt(
            int index, Optional<HostTensor> input, Optional<SampleException> fault) {}

    Samples samples() {
        return context.dataset().samples(subset);
    }

    /**
     * Looks at all samples in their order.
     *
     * @param action is called with each input that can be read
     * @return the indices of these; the others have been {@link TeacherContext#miss missed}
     */
    List<Integer> survey(Consumer<HostTensor> action) {
        List<Integer> readable = new ArrayList<>();
        int size = samples().size();
        for (int first = 0; first < size; first += AT_A_TIME) {
            List<Integer> indices =
                    IntStream.range(first, Math.min(size, first + AT_A_TIME))
                            .filter(index -> !context.faults().skipsForAll(subset, index))
                            .boxed()
                            .toList();
            for (Attempt attempt : attempts(indices)) {
                if (attempt.input().isPresent()) {
                    action.accept(attempt.input().get());
                    readable.add(attempt.index());
                } else {
                    context.miss(subset, attempt.index(), attempt.fault().orElseThrow());
                }
            }
        }
        return readable;
    }

    /**
     * The inputs of some samples, to be answered together.
     *
     * @throws DataException if one can't be read any more, or has another shape than the others
     */
    List<HostTensor> read(List<Integer> indices) {
        List<HostTensor> inputs = new ArrayList<>();
        for (Attempt attempt : attempts(indices)) {
            String id = samples().id(attempt.index());
            HostTensor input =
                    attempt.input()
                            .orElseThrow(
                                    () ->
                                            new DataException(
                                                    "sample '%s' (%s) can no longer be read: %s"
                                                            .formatted(
                                                                    id,
                                                                    subset.key(),
                                                                    attempt.fault()
                                                                            .orElseThrow()
                                                                            .getMessage())));
            if (!inputs.isEmpty() && !inputs.get(0).shape().equals(input.shape())) {
                throw new DataException(
                        "sample '%s' (%s) has shape %s in modality '%s', but '%s' has %s; give the modality a fixed size"
                                .formatted(
                                        id,
                                        subset.key(),
                                        input.shape(),
                                        context.modality(),
                                        samples().id(indices.get(0)),
                                        inputs.get(0).shape()));
            }
            inputs.add(input);
        }
        return inputs;
    }

    private List<Attempt> attempts(List<Integer> indices) {
        return indices.parallelStream().map(this::attempt).toList();
    }

    private Attempt attempt(int index) {
        try {
            HostTensor input = samples().read(index, context.modality());
            return new Attempt(index, Optional.of(input), Optional.empty());
        } catch (SampleException e) {
            return new Attempt(index, Optional.empty(), Optional.of(e));
        }
    }
}
