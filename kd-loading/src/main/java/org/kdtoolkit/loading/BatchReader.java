package org.kdtoolkit.loading;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/** Reads the samples of a batch and puts them side by side. */
record BatchReader(
        Samples samples,
        Subset subset,
        List<String> modalities,
        Faults faults,
        TransferBuffers staging) {

    /** The views of a sample, as the first modality counts them. */
    List<View> views(int index, Views views) throws SampleException {
        return modalities.isEmpty()
                ? List.of(View.FIRST)
                : views.of(samples, index, modalities.get(0));
    }

    /**
     * Reads a batch; samples that can't be read are left out.
     *
     * @param rows the samples and how they are looked at
     * @param cancelled asked before every sample
     * @throws CancellationException once cancelled
     * @throws DataException if the policy for faults says so, or shapes differ
     */
    HostBatch read(List<Row> rows, BooleanSupplier cancelled) {
        List<Row> good = new ArrayList<>(rows.size());
        Map<String, List<HostTensor>> tensors = new LinkedHashMap<>();
        modalities.forEach(m -> tensors.put(m, new ArrayList<>(rows.size())));
        for (Row row : rows) {
            int index = row.index();
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            if (faults.skips(subset, index)) {
                continue;
            }
            try {
                Map<String, HostTensor> sample = readSample(row);
                sample.forEach((modality, tensor) -> tensors.get(modality).add(tensor));
                good.add(row);
            } catch (SampleException e) {
                faults.report(subset, index, samples.id(index), e);
            }
        }
        return assemble(good, tensors);
    }

    private Map<String, HostTensor> readSample(Row row) throws SampleException {
        Map<String, HostTensor> sample = new LinkedHashMap<>();
        for (String modality : modalities) {
            sample.put(modality, samples.read(row.index(), modality, row.view()));
        }
        return sample;
    }

    private HostBatch assemble(List<Row> good, Map<String, List<HostTensor>> tensors) {
        int[] indices = good.stream().mapToInt(Row::index).toArray();
        List<String> ids = IntStream.of(indices).mapToObj(samples::id).toList();
        int[][] labels = IntStream.of(indices).mapToObj(samples::labels).toArray(int[][]::new);
        boolean[] labelled = new boolean[indices.length];
        for (int row = 0; row < indices.length; row++) {
            labelled[row] = samples.isLabelled(indices[row]);
        }
        Map<String, HostBatch.Input> inputs = new LinkedHashMap<>();
        if (!good.isEmpty()) {
            tensors.forEach((modality, list) -> inputs.put(modality, pack(modality, ids, list)));
        }
        List<View> views = good.stream().map(Row::view).toList();
        return new HostBatch(ids, indices, labels, labelled, views, inputs);
    }

    private HostBatch.Input pack(String modality, List<String> ids, List<HostTensor> tensors) {
        HostTensor first = tensors.get(0);
        for (int i = 1; i < tensors.size(); i++) {
            Shape shape = tensors.get(i).shape();
            if (!shape.equals(first.shape())) {
                throw new DataException(
                        ("sample '%s' (%s) has shape %s in modality '%s', but '%s' of the same"
                                        + " batch has %s; give the modality a fixed size")
                                .formatted(
                                        ids.get(i),
                                        subset.key(),
                                        shape,
                                        modality,
                                        ids.get(0),
                                        first.shape()));
            }
        }
        ByteBuffer memory =
                staging.acquire(Math.multiplyExact(tensors.size(), first.values().length));
        FloatBuffer floats = memory.asFloatBuffer();
        tensors.forEach(tensor -> floats.put(tensor.values()));
        return new HostBatch.Input(memory, new Shape(tensors.size()).addAll(first.shape()));
    }
}
