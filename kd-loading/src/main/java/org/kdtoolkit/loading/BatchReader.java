package org.kdtoolkit.loading;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.kdtoolkit.api.data.ViewRequest;

/** Reads the samples of a batch and puts them side by side. */
record BatchReader(
        Samples samples,
        Subset subset,
        List<String> modalities,
        List<ViewRequest> requests,
        Faults faults,
        TransferBuffers staging) {

    /**
     * The views of a sample that was shown some times before, as the first modality counts them.
     */
    List<View> views(int index, int time, Views views) throws SampleException {
        if (modalities.isEmpty() && requests.isEmpty()) {
            return List.of(View.FIRST);
        }
        String first = modalities.isEmpty() ? requests.get(0).modality() : modalities.get(0);
        return views.of(samples, index, time, first);
    }

    /**
     * Reads a batch; samples that can't be read are left out. One that could not be read before is
     * tried anew, so that a batch depends on its rows alone.
     *
     * @param rows the samples and how they are looked at
     * @param cancelled asked before every sample
     * @throws CancellationException once cancelled
     * @throws DataException if the policy for faults says so, or shapes differ
     */
    HostBatch read(List<Row> rows, BooleanSupplier cancelled) {
        List<ReadSample> good = new ArrayList<>(rows.size());
        Set<String> tried = tried();
        for (Row row : rows) {
            int index = row.index();
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            if (faults.skipsForAll(subset, index)) {
                continue;
            }
            try {
                good.add(readSample(row));
            } catch (SampleException e) {
                report(row, tried, e);
            }
        }
        return assemble(good);
    }

    /** All that is read of a sample. */
    private Set<String> tried() {
        Set<String> tried = new LinkedHashSet<>(modalities);
        requests.forEach(request -> tried.add(request.modality()));
        return tried;
    }

    private void report(Row row, Set<String> tried, SampleException cause) {
        String id = samples.id(row.index());
        if (row.view() instanceof View.Drawn && isReadable(row.index(), tried)) {
            faults.reportDraw(subset, row.index(), id, cause);
        } else {
            faults.reportReading(subset, row.index(), id, tried, cause);
        }
    }

    /** Whether a sample can be read as it is looked at where nothing is drawn. */
    private boolean isReadable(int index, Set<String> tried) {
        try {
            for (String modality : tried) {
                samples.read(index, modality);
            }
            return true;
        } catch (SampleException e) {
            return false;
        }
    }

    private ReadSample readSample(Row row) throws SampleException {
        List<HostTensor> plain = new ArrayList<>(modalities.size());
        for (String modality : modalities) {
            plain.add(samples.read(row.index(), modality, row.view()));
        }
        List<List<HostTensor>> drawn =
                requests.isEmpty() ? List.of() : samples.draw(row.index(), requests, row.seed());
        return new ReadSample(row, plain, drawn);
    }

    private HostBatch assemble(List<ReadSample> good) {
        int[] indices = good.stream().mapToInt(sample -> sample.row().index()).toArray();
        List<String> ids = IntStream.of(indices).mapToObj(samples::id).toList();
        int[][] labels = IntStream.of(indices).mapToObj(samples::labels).toArray(int[][]::new);
        boolean[] labelled = new boolean[indices.length];
        for (int row = 0; row < indices.length; row++) {
            labelled[row] = samples.isLabelled(indices[row]);
        }
        List<View> views = good.stream().map(sample -> sample.row().view()).toList();
        return new HostBatch(
                ids, indices, labels, labelled, views, inputs(ids, good), named(ids, good));
    }

    private Map<String, HostBatch.Input> inputs(List<String> ids, List<ReadSample> good) {
        Map<String, HostBatch.Input> inputs = new LinkedHashMap<>();
        for (int i = 0; i < modalities.size() && !good.isEmpty(); i++) {
            int place = i;
            inputs.put(
                    modalities.get(i),
                    pack(
                            "modality '%s'".formatted(modalities.get(i)),
                            ids,
                            good.stream().map(sample -> sample.plain().get(place)).toList()));
        }
        return inputs;
    }

    private Map<ViewRequest, List<HostBatch.Input>> named(List<String> ids, List<ReadSample> good) {
        Map<ViewRequest, List<HostBatch.Input>> named = new LinkedHashMap<>();
        for (int i = 0; i < requests.size() && !good.isEmpty(); i++) {
            ViewRequest request = requests.get(i);
            List<HostBatch.Input> each = new ArrayList<>();
            for (int number = 0; number < request.count(); number++) {
                each.add(
                        pack(
                                "the view '%s' of modality '%s'"
                                        .formatted(request.view(), request.modality()),
                                ids,
                                drawn(good, i, number)));
            }
            named.put(request, each);
        }
        return named;
    }

    private static List<HostTensor> drawn(List<ReadSample> good, int request, int number) {
        return good.stream().map(sample -> sample.drawn().get(request).get(number)).toList();
    }

    private HostBatch.Input pack(String what, List<String> ids, List<HostTensor> tensors) {
        HostTensor first = tensors.get(0);
        for (int i = 1; i < tensors.size(); i++) {
            Shape shape = tensors.get(i).shape();
            if (!shape.equals(first.shape())) {
                throw new DataException(
                        ("sample '%s' (%s) has shape %s in %s, but '%s' of the same"
                                        + " batch has %s; give the modality a fixed size")
                                .formatted(
                                        ids.get(i),
                                        subset.key(),
                                        shape,
                                        what,
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
