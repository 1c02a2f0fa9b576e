package org.kdtoolkit.datasets.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
    private final Staging staging = new Staging();

    /**
     * What the teacher says of a subset. Row i belongs to sample i; the row of a sample that is
     * left out is null.
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
    }

    @Override
    public TeacherShape shape() {
        return shape;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        Table table = tables.get(batch.subset());
        return new TeacherOutput(
                gather(table.embeddings(), batch, manager),
                table.logits().map(logits -> gather(logits, batch, manager)));
    }

    private NDArray gather(float[][] rows, Batch batch, NDManager manager) {
        float[][] gathered = new float[batch.size()][];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = rows[batch.indices()[i]];
            if (gathered[i] == null) {
                throw new IllegalArgumentException(
                        "the teacher knows nothing about sample '%s' (%s), which is to be left out"
                                .formatted(batch.ids().get(i), batch.subset().key()));
            }
        }
        return staging.stack(manager, gathered);
    }
}
