package org.kdtoolkit.loading;

import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;

/**
 * Sample i has id {@code s<i>}, class i mod 3 and the values (i, -i) in modality {@code pair}; some
 * are broken. In modality {@code clips} it has i mod 3 + 1 views, view k being (i, k) and a drawn
 * one (i, its seed). A damaged sample has drawn views that can't be read: those of an even seed.
 * Counts how often it is read.
 */
final class NumberedDataset implements Dataset, Samples {

    private final int size;
    private final List<Integer> broken;
    private final boolean multiLabel;
    private final Set<Integer> unlabelled = new HashSet<>();
    private final Set<Integer> damaged = new HashSet<>();
    private final AtomicInteger reads = new AtomicInteger();

    NumberedDataset(int size, Integer... broken) {
        this(size, false, broken);
    }

    NumberedDataset(int size, boolean multiLabel, Integer... broken) {
        this.size = size;
        this.broken = List.of(broken);
        this.multiLabel = multiLabel;
    }

    /** The same, of which some samples have no label. */
    NumberedDataset withoutLabels(Integer... indices) {
        unlabelled.addAll(List.of(indices));
        return this;
    }

    /** The same, of which some samples are damaged. */
    NumberedDataset withDamage(Integer... indices) {
        damaged.addAll(List.of(indices));
        return this;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public List<String> classes() {
        return List.of("a", "b", "c");
    }

    @Override
    public TargetKind targetKind() {
        return multiLabel ? TargetKind.MULTI_LABEL : TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of("pair", new Shape(2), "growing", new Shape(-1), "clips", new Shape(2));
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
        if (!isLabelled(index)) {
            return new int[0];
        }
        return multiLabel && index % 3 == 0 ? new int[] {0, 2} : new int[] {index % 3};
    }

    @Override
    public boolean isLabelled(int index) {
        return !unlabelled.contains(index);
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public int views(int index, String modality) throws SampleException {
        requireWhole(index);
        return modality.equals("clips") ? index % 3 + 1 : 1;
    }

    @Override
    public boolean draws(String modality) {
        return modality.equals("clips");
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        reads.incrementAndGet();
        requireWhole(index);
        if (damaged.contains(index) && view instanceof View.Drawn drawn && drawn.seed() % 2 == 0) {
            throw new SampleException("file %d.wav is damaged".formatted(index));
        }
        return switch (modality) {
            case "pair" -> HostTensor.of(new float[] {index, 0 - index}, 2);
            case "clips" -> HostTensor.of(new float[] {index, second(view)}, 2);
            default -> HostTensor.of(new float[index], index);
        };
    }

    /** Of the modality {@code clips}: {@code near} and {@code far}, as [1] of the seed and [3]. */
    @Override
    public Map<String, Map<String, Shape>> views() {
        return Map.of("clips", Map.of("near", new Shape(1), "far", new Shape(3)), "pair", Map.of());
    }

    @Override
    public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        reads.incrementAndGet();
        requireWhole(index);
        return requests.stream().map(request -> drawn(index, request, seed)).toList();
    }

    private static List<HostTensor> drawn(int index, ViewRequest request, long seed) {
        return IntStream.range(0, request.count())
                .mapToObj(
                        number ->
                                request.view().equals("near")
                                        ? HostTensor.of(new float[] {seed}, 1)
                                        : HostTensor.of(new float[] {index, number, seed}, 3))
                .toList();
    }

    private static float second(View view) {
        return view instanceof View.Fixed fixed ? fixed.number() : ((View.Drawn) view).seed();
    }

    private void requireWhole(int index) throws SampleException {
        if (broken.contains(index)) {
            throw new SampleException("file %d.wav is broken".formatted(index));
        }
    }
}
