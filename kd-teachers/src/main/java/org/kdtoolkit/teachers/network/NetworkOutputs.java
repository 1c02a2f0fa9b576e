package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.numpy.FloatTable;

/** Collects what a network says, batch by batch. */
final class NetworkOutputs {

    private final Map<OutputRole, List<float[]>> rows = new EnumMap<>(OutputRole.class);
    private final Map<OutputRole, Shape> shapes = new EnumMap<>(OutputRole.class);

    /**
     * Adds what is said of some samples.
     *
     * @param ids the samples' ids
     * @throws DataException if a value is no number, or the shape differs from the samples before
     */
    void add(List<String> ids, Map<OutputRole, FloatTable> answer) {
        answer.forEach(
                (role, table) -> {
                    Shape before = shapes.putIfAbsent(role, table.row());
                    if (before != null && !before.equals(table.row())) {
                        throw new DataException(
                                "the teacher's %s of the sample '%s' has shape %s, of those before %s; give the modality a fixed size"
                                        .formatted(role.key(), ids.get(0), table.row(), before));
                    }
                    for (int i = 0; i < ids.size(); i++) {
                        requireFinite(role, ids.get(i), table.rows()[i]);
                    }
                    rows.computeIfAbsent(role, r -> new ArrayList<>())
                            .addAll(List.of(table.rows()));
                });
    }

    private static void requireFinite(OutputRole role, String id, float[] row) {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new DataException(
                        "the teacher's %s of the sample '%s' holds %s; look at the network, and at what it is given"
                                .formatted(role.key(), id, value));
            }
        }
    }

    /** All that was said. */
    Map<OutputRole, FloatTable> tables() {
        Map<OutputRole, FloatTable> tables = new EnumMap<>(OutputRole.class);
        rows.forEach(
                (role, said) ->
                        tables.put(
                                role,
                                new FloatTable(shapes.get(role), said.toArray(float[][]::new))));
        return tables;
    }
}
