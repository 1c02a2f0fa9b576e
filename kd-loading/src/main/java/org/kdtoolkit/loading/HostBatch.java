package org.kdtoolkit.loading;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/**
 * A batch before it reaches the device.
 *
 * @param ids [B]
 * @param indices [B]
 * @param labels [B] class indices of each sample
 * @param labelled [B] whether each has labels
 * @param views [B] how each is looked at
 * @param inputs the values of each modality
 */
record HostBatch(
        List<String> ids,
        int[] indices,
        int[][] labels,
        boolean[] labelled,
        List<View> views,
        Map<String, Input> inputs) {

    /**
     * The values of one modality.
     *
     * @param memory staging memory, B samples one after the other
     * @param shape [B, ...]
     */
    record Input(ByteBuffer memory, Shape shape) {}

    boolean isEmpty() {
        return ids.isEmpty();
    }

    Batch toBatch(Subset subset, TargetEncoder targets, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        inputs.forEach(
                (modality, input) ->
                        arrays.put(
                                modality,
                                TransferBuffers.copy(manager, input.memory(), input.shape())));
        return Batch.of(subset, ids, indices, arrays, targets.encode(labels, labelled, manager))
                .withViews(views);
    }

    void release(TransferBuffers staging) {
        inputs.values().forEach(input -> staging.release(input.memory()));
    }
}
