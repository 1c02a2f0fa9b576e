package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ViewReader;

/** The samples of one subset of a list. */
final class ListedSamples implements Samples {

    private final Subset subset;
    private final TextColumn ids;
    private final LabelColumn labels;
    private final SegmentColumn segments;
    private final ConditionColumn conditions;
    private final Map<String, Files> modalities;

    private record Files(Path folder, TextColumn paths, Modality modality) {
        MediaReader reader() {
            return modality.reader();
        }

        ViewReader views() {
            return modality.views();
        }
    }

    private ListedSamples(
            Subset subset,
            TextColumn ids,
            LabelColumn labels,
            SegmentColumn segments,
            ConditionColumn conditions,
            Map<String, Files> modalities) {
        this.subset = subset;
        this.ids = ids;
        this.labels = labels;
        this.segments = segments;
        this.conditions = conditions;
        this.modalities = modalities;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String id(int index) {
        return ids.get(index);
    }

    @Override
    public int[] labels(int index) {
        return labels.get(index);
    }

    @Override
    public boolean isLabelled(int index) {
        return labels.isLabelled(index);
    }

    @Override
    public Optional<String> condition(int index) {
        return conditions.get(index);
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.ofNullable(modalities.get(modality)).map(m -> m.paths().get(index));
    }

    @Override
    public boolean isWhole(int index, String modality) {
        return !modalities.containsKey(modality)
                || reader(modality).isWholeFile(excerpt(index, modality));
    }

    /** What a sample is in one of the list's modalities. */
    Excerpt excerpt(int index, String modality) {
        Files files = modalities.get(modality);
        return new Excerpt(
                files.folder().resolve(files.paths().get(index)).normalize(), segments.get(index));
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return reader(modality).read(excerpt(index, modality), subset, view);
    }

    @Override
    public int views(int index, String modality) throws SampleException {
        return reader(modality).views(excerpt(index, modality), subset);
    }

    @Override
    public boolean draws(String modality) {
        return reader(modality).draws(subset);
    }

    @Override
    public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        return new ViewDrawing(
                        modality ->
                                new ViewDrawing.Source(
                                        modalities.get(modality).views(), excerpt(index, modality)))
                .draw(requests, seed);
    }

    @Override
    public Optional<Thumbnail> thumbnail(int index, String modality, int side)
            throws SampleException {
        return modalities.get(modality).modality().thumbnail(excerpt(index, modality), side);
    }

    private MediaReader reader(String modality) {
        return modalities.get(modality).reader();
    }

    /** Collects the samples of a subset. */
    static final class Builder {

        private final TextColumn.Builder ids = new TextColumn.Builder();
        private final LabelColumn.Builder labels = new LabelColumn.Builder();
        private final SegmentColumn.Builder segments = new SegmentColumn.Builder();
        private final ConditionColumn.Builder conditions = new ConditionColumn.Builder();
        private final List<MediaColumn> columns;
        private final List<TextColumn.Builder> paths;

        Builder(List<MediaColumn> columns) {
            this.columns = columns;
            this.paths = columns.stream().map(m -> new TextColumn.Builder()).toList();
        }

        /** Adds a sample all of whose files are there. */
        void add(ListEntry entry, Optional<int[]> numbers) {
            ids.add(entry.id());
            labels.add(numbers);
            segments.add(entry.segment());
            conditions.add(entry.condition());
            for (int i = 0; i < paths.size(); i++) {
                paths.get(i).add(entry.sources().get(i).orElseThrow());
            }
        }

        int size() {
            return ids.size();
        }

        ListedSamples build(Subset subset, int[] places) {
            Map<String, Files> files = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                MediaColumn column = columns.get(i);
                files.put(
                        column.name(),
                        new Files(column.folder(), paths.get(i).build(), column.modality()));
            }
            return new ListedSamples(
                    subset,
                    ids.build(),
                    labels.build(places),
                    segments.build(),
                    conditions.build(),
                    files);
        }
    }
}
