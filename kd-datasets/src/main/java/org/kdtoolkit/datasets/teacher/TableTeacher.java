package org.kdtoolkit.datasets.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.datasets.loading.Staging;

/**
 * A teacher that has been asked about every sample beforehand. Its answers are kept in the heap;
 * samples with the same answer may share a row.
 */
public final class TableTeacher implements Teacher {

    private final TeacherShape shape;
    private final Map<Subset, Table> tables;
    private final int classes;
    private final Staging staging = new Staging();

    /**
     * What the teacher says of a subset. Row i belongs to sample i; the row of a sample that the
     * teacher knows nothing about is null.
     *
     * @param embeddings [N][Dt]
     * @param logits [N][C], where the teacher has them
     */
    public record Table(float[][] embeddings, Optional<float[][]> logits) {}

    /**
     * Creates a teacher.
     *
     * @param shape the widths of the tables' rows
     * @param tables the table of each subset
     */
    public TableTeacher(TeacherShape shape, Map<Subset, Table> tables) {
        this.shape = shape;
        this.tables = new EnumMap<>(tables);
        this.classes =
                tables.values().stream()
                        .flatMap(table -> table.logits().stream())
                        .flatMap(Arrays::stream)
                        .filter(Objects::nonNull)
                        .mapToInt(row -> row.length)
                        .findFirst()
                        .orElse(0);
    }

    @Override
    public TeacherShape shape() {
        return shape;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        Table table = tables.get(batch.subset());
        List<Integer> missing =
                IntStream.range(0, batch.size())
                        .filter(row -> table.embeddings()[batch.indices()[row]] == null)
                        .boxed()
                        .toList();
        return new TeacherOutput(
                gather(table.embeddings(), shape.width(), batch, manager),
                table.logits().map(l -> gather(l, classes, batch, manager)),
                Optional.empty(),
                missing);
    }

    private NDArray gather(float[][] rows, int width, Batch batch, NDManager manager) {
        float[][] gathered = new float[batch.size()][];
        for (int i = 0; i < gathered.length; i++) {
            float[] row = rows[batch.indices()[i]];
            gathered[i] = row == null ? new float[width] : row;
        }
        return staging.stack(manager, gathered);
    }
}
