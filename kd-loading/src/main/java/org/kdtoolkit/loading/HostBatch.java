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
import org.kdtoolkit.api.data.ViewRequest;

/**
 * A batch before it reaches the device.
 *
 * @param ids [B]
 * @param indices [B]
 * @param labels [B] class indices of each sample
 * @param labelled [B] whether each has labels
 * @param views [B] how each is looked at
 * @param inputs the values of each modality
 * @param named the values of each view that was asked for, one for each time that it was drawn
 */
record HostBatch(
        List<String> ids,
        int[] indices,
        int[][] labels,
        boolean[] labelled,
        List<View> views,
        Map<String, Input> inputs,
        Map<ViewRequest, List<Input>> named) {

    /**
     * The values of one modality, or of one view of it.
     *
     * @param memory staging memory, B samples one after the other
     * @param shape [B, ...]
     */
    record Input(ByteBuffer memory, Shape shape) {

        private NDArray on(NDManager manager) {
            return TransferBuffers.copy(manager, memory, shape);
        }
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    Batch toBatch(Subset subset, TargetEncoder targets, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        inputs.forEach((modality, input) -> arrays.put(modality, input.on(manager)));
        Batch batch =
                Batch.of(subset, ids, indices, arrays, targets.encode(labels, labelled, manager))
                        .withViews(views);
        for (Map.Entry<ViewRequest, List<Input>> drawn : named.entrySet()) {
            ViewRequest request = drawn.getKey();
            List<NDArray> each = drawn.getValue().stream().map(input -> input.on(manager)).toList();
            batch = batch.withInputs(request.modality(), request.view(), each);
        }
        return batch;
    }

    void release(TransferBuffers staging) {
        inputs.values().forEach(input -> staging.release(input.memory()));
        named.values().forEach(all -> all.forEach(input -> staging.release(input.memory())));
    }
}
