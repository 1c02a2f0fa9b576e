package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.TeacherContext;

/**
 * Training samples of one modality in the heap; an empty one can't be read.
 *
 * @param shape of one sample
 * @param samples their values
 * @param classes the classes
 * @param files how they are said to be read
 * @param drawn whether the teacher will be asked about drawn views
 */
record Tensors(
        Shape shape,
        List<float[]> samples,
        List<String> classes,
        TargetKind targetKind,
        Optional<ModalitySpec> files,
        boolean drawn)
        implements Dataset {

    static final String MODALITY = "input";

    /** Samples of three classes. */
    static Tensors of(Shape shape, float[]... samples) {
        return new Tensors(
                shape,
                List.of(samples),
                List.of("a", "b", "c"),
                TargetKind.SINGLE_LABEL,
                Optional.empty(),
                false);
    }

    /** Pictures [1, 12, 12] whose quarters are plain: 0.15 and 0.1 in the mean. */
    static Tensors pictures() {
        return of(
                new Shape(1, 12, 12),
                quarters(0, 0.1f, 0.2f, 0.3f),
                quarters(0.1f, 0.1f, 0.1f, 0.1f));
    }

    /** A picture of four plain quarters. */
    static float[] quarters(float... brightness) {
        float[] pixels = new float[144];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = brightness[i / 72 * 2 + i % 12 / 6];
        }
        return pixels;
    }

    Tensors withClasses(String... names) {
        return new Tensors(shape, samples, List.of(names), targetKind, files, drawn);
    }

    Tensors withSeveralLabels() {
        return new Tensors(shape, samples, classes, TargetKind.MULTI_LABEL, files, drawn);
    }

    Tensors withFiles(ModalitySpec spec) {
        return new Tensors(shape, samples, classes, targetKind, Optional.of(spec), drawn);
    }

    Tensors askingForDrawnViews() {
        return new Tensors(shape, samples, classes, targetKind, files, true);
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of(MODALITY, shape);
    }

    @Override
    public Samples samples(Subset subset) {
        return new InHeap(subset, shape, subset == Subset.TRAIN ? samples : List.of());
    }

    private record InHeap(Subset subset, Shape shape, List<float[]> values) implements Samples {

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String id(int index) {
            return subset.key() + "-" + index;
        }

        @Override
        public int[] labels(int index) {
            return new int[] {0};
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) throws SampleException {
            if (values.get(index).length == 0) {
                throw new SampleException("no such picture");
            }
            return new HostTensor(values.get(index), shape);
        }
    }

    /** What a teacher of these samples is told. */
    TeacherContext context(OnMissing onMissing, NDManager manager) {
        return TeacherContext.builder()
                .setDataset(this)
                .setModality(MODALITY)
                .setManager(manager)
                .optFiles(files)
                .optOnMissing(onMissing)
                .optAsksForDrawnViews(drawn)
                .build();
    }

    /** All samples, without what they hold. */
    Batch batch(NDManager manager) {
        int[] indices = IntStream.range(0, samples.size()).toArray();
        return Batch.of(
                Subset.TRAIN,
                IntStream.of(indices).mapToObj(samples(Subset.TRAIN)::id).toList(),
                indices,
                Map.of(),
                Targets.singleLabel(manager.zeros(new Shape(indices.length))));
    }

    /** All samples in drawn views, which are some other values. */
    Batch drawnBatch(NDManager manager, float... values) {
        Shape all = new Shape(samples.size()).addAll(shape);
        Batch batch = batch(manager);
        return batch.withInput(MODALITY, manager.create(values, all))
                .withViews(IntStream.of(batch.indices()).mapToObj(View.Drawn::new).toList());
    }

    /** A file of this module's test resources. */
    static Path resource(String name) {
        return Path.of("src/test/resources/teacher").resolve(name).toAbsolutePath();
    }
}
