package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.teachers.stored.TableTeacher;

/**
 * Samples i with the values (i + 1, 2, 3, 4) in the modality {@code sound}, in every subset; some
 * can't be read.
 */
final class Crowd implements Dataset, Samples {

    static final String SOUND = "sound";
    static final int WIDTH = 4;

    private final int size;
    private final IntFunction<int[]> labels;
    private final Set<Integer> unreadable = new HashSet<>();

    private Crowd(int size, IntFunction<int[]> labels) {
        this.size = size;
        this.labels = labels;
    }

    /** Sample i is of class i mod classes. */
    static Crowd of(int size, int classes) {
        return new Crowd(size, i -> new int[] {i % classes});
    }

    static Crowd labelled(int size, IntFunction<int[]> labels) {
        return new Crowd(size, labels);
    }

    void breakSample(int index) {
        unreadable.add(index);
    }

    static float[] values(int index) {
        return new float[] {index + 1, 2, 3, 4};
    }

    /** A batch of some samples with their inputs. */
    Batch batch(Subset subset, NDManager manager, int... indices) {
        float[] all = new float[indices.length * WIDTH];
        for (int row = 0; row < indices.length; row++) {
            System.arraycopy(values(indices[row]), 0, all, row * WIDTH, WIDTH);
        }
        Map<String, NDArray> inputs = new LinkedHashMap<>();
        inputs.put(SOUND, manager.create(all, new Shape(indices.length, WIDTH)));
        return Batch.of(
                subset,
                IntStream.of(indices).mapToObj(this::id).toList(),
                indices,
                inputs,
                Targets.singleLabel(manager.create(new long[indices.length])));
    }

    /** What it says of a sample is its values, as embedding, as logits and as a feature map. */
    TableTeacher teacher(boolean stored, NDManager manager) {
        Map<Subset, List<Optional<TableTeacher.Row>>> tables = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            tables.put(
                    subset,
                    IntStream.range(0, size).mapToObj(i -> Optional.of(row(values(i)))).toList());
        }
        TeacherShape shape =
                TeacherShape.of(WIDTH, true)
                        .withFeatureMap(Optional.of(new FeatureMapShape(new Shape(2), 2)));
        TeacherContext context =
                TeacherContext.builder()
                        .setDataset(this)
                        .setModality(SOUND)
                        .setManager(manager)
                        .build();
        return stored
                ? TableTeacher.stored(shape, tables, context)
                : TableTeacher.perceiving(shape, tables, context);
    }

    private static TableTeacher.Row row(float[] values) {
        return new TableTeacher.Row(values, Optional.of(values), Optional.of(values));
    }

    @Override
    public List<String> classes() {
        return List.of("a", "b", "c", "d");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of(SOUND, new Shape(WIDTH));
    }

    @Override
    public Samples samples(Subset subset) {
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return "s" + index;
    }

    @Override
    public int[] labels(int index) {
        return labels.apply(index);
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.of(index + ".wav");
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        if (unreadable.contains(index)) {
            throw new SampleException(index + ".wav is broken");
        }
        return HostTensor.of(values(index), WIDTH);
    }
}
