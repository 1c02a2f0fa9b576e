package org.kdtoolkit.teachers.fitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.TeacherContext;

/** Reads the vectors of a teacher's modality. */
final class Vectors {

    private final TeacherContext context;

    Vectors(TeacherContext context) {
        this.context = context;
    }

    /** A sample's vector, or why there is none. */
    private record Attempt(Optional<float[]> vector, Optional<SampleException> fault) {}

    /**
     * Reads those of a subset. Samples without one are {@link TeacherContext#miss missed}.
     *
     * @return of each sample
     */
    List<Optional<float[]>> of(Subset subset) {
        Samples samples = context.dataset().samples(subset);
        List<Attempt> attempts =
                IntStream.range(0, samples.size())
                        .parallel()
                        .mapToObj(index -> attempt(samples, subset, index))
                        .toList();
        List<Optional<float[]>> vectors = new ArrayList<>();
        for (int index = 0; index < attempts.size(); index++) {
            Attempt attempt = attempts.get(index);
            if (attempt.fault().isPresent()) {
                context.miss(subset, index, attempt.fault().get());
            }
            vectors.add(attempt.vector());
        }
        return vectors;
    }

    private Attempt attempt(Samples samples, Subset subset, int index) {
        if (context.faults().skipsForAll(subset, index)) {
            return new Attempt(Optional.empty(), Optional.empty());
        }
        try {
            float[] vector = samples.read(index, context.modality()).values();
            return IntStream.range(0, vector.length).allMatch(i -> vector[i] == 0)
                    ? new Attempt(Optional.empty(), Optional.of(nothing()))
                    : new Attempt(Optional.of(vector), Optional.empty());
        } catch (SampleException e) {
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }

    private SampleException nothing() {
        return new SampleException(
                "its '%s' holds zeros only, which stands for nothing known; 'missing: keep' has such samples learn from their labels alone"
                        .formatted(context.modality()));
    }
}
