package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.onnx.int8.Int8Student;

/** Samples of a subset, spread over all of it, as a student perceives them. */
final class JudgedSamples {

    private static final int AT_ONCE = 32;

    private final Samples samples;
    private final String modality;
    private final int[] indices;

    /**
     * Chooses samples.
     *
     * @param most how many at most
     */
    JudgedSamples(Samples samples, String modality, int most) {
        this.samples = samples;
        this.modality = modality;
        int count = Math.min(most, samples.size());
        this.indices =
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * samples.size() / count))
                        .toArray();
    }

    int size() {
        return indices.length;
    }

    /** Each sample's first view. */
    List<HostTensor> first() {
        return IntStream.of(indices).mapToObj(index -> read(index, 0)).toList();
    }

    /** The labels of each. */
    List<int[]> labels() {
        return IntStream.of(indices).mapToObj(samples::labels).toList();
    }

    /** What is answered to each, summed over its views; few samples are held at a time. */
    Int8Student.Answers answers(Int8Student student) {
        List<float[]> before = new ArrayList<>();
        List<float[]> after = new ArrayList<>();
        for (int from = 0; from < indices.length; from += AT_ONCE) {
            List<HostTensor> views = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            for (int i = from; i < Math.min(indices.length, from + AT_ONCE); i++) {
                int count = views(indices[i]);
                counts.add(count);
                for (int view = 0; view < count; view++) {
                    views.add(read(indices[i], view));
                }
            }
            Int8Student.Answers answers = student.answers(views);
            before.addAll(sums(answers.before(), counts));
            after.addAll(sums(answers.after(), counts));
        }
        return new Int8Student.Answers(before, after);
    }

    private static List<float[]> sums(List<float[]> rows, List<Integer> counts) {
        List<float[]> sums = new ArrayList<>();
        int row = 0;
        for (int count : counts) {
            float[] sum = rows.get(row).clone();
            for (int view = 1; view < count; view++) {
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += rows.get(row + view)[c];
                }
            }
            sums.add(sum);
            row += count;
        }
        return sums;
    }

    private int views(int index) {
        try {
            return samples.views(index, modality);
        } catch (SampleException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    private HostTensor read(int index, int view) {
        try {
            return samples.read(index, modality, new View.Fixed(view));
        } catch (SampleException e) {
            throw new DataException(e.getMessage(), e);
        }
    }
}
