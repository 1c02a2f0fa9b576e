package org.kdtoolkit.teachers.stored;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.loading.TransferBuffers;

/**
 * A teacher that has been asked about every sample beforehand. Its answers are kept in the heap;
 * samples with the same answer may share its arrays.
 */
public final class TableTeacher implements Teacher {

    private final TeacherShape shape;
    private final int classes;
    private final Map<Subset, List<Optional<Row>>> tables;
    private final List<String> notes;
    private final boolean perceives;
    private final Supplier<Optional<LinearClassifier>> classifier;
    private final TransferBuffers staging = new TransferBuffers();

    /**
     * What the teacher says of one sample.
     *
     * @param embedding [Dt]
     * @param logits [C], where the teacher has them
     * @param featureMap [Kt, Dm], token by token, where the teacher has it
     * @param stages the same of inner feature maps, by the names of their stages
     */
    public record Row(
            float[] embedding,
            Optional<float[]> logits,
            Optional<float[]> featureMap,
            Map<String, float[]> stages) {

        /** A row without inner feature maps. */
        public Row(float[] embedding, Optional<float[]> logits, Optional<float[]> featureMap) {
            this(embedding, logits, featureMap, Map.of());
        }
    }

    private TableTeacher(
            TeacherShape shape,
            Map<Subset, List<Optional<Row>>> tables,
            TeacherContext context,
            boolean perceives,
            Supplier<Optional<LinearClassifier>> classifier) {
        this.perceives = perceives;
        this.classifier = classifier;
        this.shape = shape;
        this.classes = context.dataset().classes().size();
        this.tables = new EnumMap<>(tables);
        this.notes = notes(tables, context);
    }

    /**
     * A teacher that was asked by reading its modality.
     *
     * @param shape what each row holds
     * @param tables of each subset the row of every sample; empty where the teacher knows nothing
     *     about it
     * @param context the samples
     * @param classifier what made the logits of the embeddings, if that is known; looked up when it
     *     is asked for
     */
    public static TableTeacher perceiving(
            TeacherShape shape,
            Map<Subset, List<Optional<Row>>> tables,
            TeacherContext context,
            Supplier<Optional<LinearClassifier>> classifier) {
        return new TableTeacher(shape, tables, context, true, classifier);
    }

    /** The same of a teacher whose classifier is not known. */
    public static TableTeacher perceiving(
            TeacherShape shape, Map<Subset, List<Optional<Row>>> tables, TeacherContext context) {
        return perceiving(shape, tables, context, Optional::empty);
    }

    /** The same of answers that were stored before: it {@link #perceives} nothing. */
    public static TableTeacher stored(
            TeacherShape shape, Map<Subset, List<Optional<Row>>> tables, TeacherContext context) {
        return new TableTeacher(shape, tables, context, false, Optional::empty);
    }

    private static List<String> notes(
            Map<Subset, List<Optional<Row>>> tables, TeacherContext context) {
        if (context.onMissing() != OnMissing.KEEP) {
            return List.of();
        }
        List<String> counts = new ArrayList<>();
        for (Subset subset : Subset.values()) {
            List<Optional<Row>> rows = tables.get(subset);
            long unknown =
                    IntStream.range(0, rows.size())
                            .filter(index -> rows.get(index).isEmpty())
                            .filter(index -> !context.faults().skipsForAll(subset, index))
                            .count();
            if (unknown > 0) {
                counts.add("%d of %d %s".formatted(unknown, rows.size(), subset.key()));
            }
        }
        return counts.isEmpty()
                ? List.of()
                : List.of(
                        "the teacher knows nothing about %s samples; such samples train by their labels alone"
                                .formatted(String.join(", ", counts)));
    }

    @Override
    public TeacherShape shape() {
        return shape;
    }

    @Override
    public boolean perceives() {
        return perceives;
    }

    @Override
    public Optional<LinearClassifier> classifier() {
        return classifier.get();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        List<Optional<Row>> rows = rows(batch);
        TeacherOutput output =
                TeacherOutput.late(() -> gather(rows, Row::embedding, shape.width(), manager))
                        .withMissing(missing(rows));
        if (shape.logits()) {
            output =
                    output.withLateLogits(
                            () ->
                                    gather(
                                            rows,
                                            row -> row.logits().orElseThrow(),
                                            classes,
                                            manager));
        }
        if (shape.featureMap().isPresent()) {
            FeatureMapShape map = shape.featureMap().get();
            output =
                    output.withLateFeatureMap(
                            () -> maps(rows, row -> row.featureMap().orElseThrow(), map, manager));
        }
        return output;
    }

    /** {@inheritDoc} Rows of missing samples are 0. */
    @Override
    public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        shape.requireStages(stages);
        List<Optional<Row>> rows = rows(batch);
        Map<String, NDArray> maps = new LinkedHashMap<>();
        shape.stages()
                .forEach(
                        (stage, map) -> {
                            if (stages.contains(stage)) {
                                maps.put(
                                        stage,
                                        maps(rows, row -> row.stages().get(stage), map, manager));
                            }
                        });
        return output(batch, manager).withStages(maps);
    }

    /** The rows of a batch that nothing is known about, ascending. */
    public List<Integer> missing(Batch batch) {
        return missing(rows(batch));
    }

    private static List<Integer> missing(List<Optional<Row>> rows) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).isEmpty()).boxed().toList();
    }

    private List<Optional<Row>> rows(Batch batch) {
        List<Optional<Row>> table = tables.get(batch.subset());
        return IntStream.of(batch.indices()).mapToObj(table::get).toList();
    }

    private NDArray maps(
            List<Optional<Row>> rows,
            Function<Row, float[]> part,
            FeatureMapShape map,
            NDManager manager) {
        return gather(rows, part, map.tokens() * map.width(), manager)
                .reshape(new Shape(rows.size(), map.tokens(), map.width()));
    }

    /** An array [B, width], with zeros for rows of which nothing is known. */
    private NDArray gather(
            List<Optional<Row>> rows, Function<Row, float[]> part, int width, NDManager manager) {
        float[][] gathered =
                rows.stream()
                        .map(row -> row.map(part).orElseGet(() -> new float[width]))
                        .toArray(float[][]::new);
        return staging.stack(manager, gathered);
    }
}
