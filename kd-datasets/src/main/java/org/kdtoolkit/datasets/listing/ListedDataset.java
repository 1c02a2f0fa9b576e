package org.kdtoolkit.datasets.listing;

import ai.djl.ndarray.types.Shape;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalitySpec;

/** The samples of a list. */
public final class ListedDataset implements MediaDataset {

    private final Contents contents;

    /**
     * What a list holds.
     *
     * @param classes the class names
     * @param targetKind how many labels a sample has
     * @param modalities what its samples are perceived by, by name
     * @param configurations of the modalities, by name
     * @param subsets its rows
     * @param notes what a report must say of them
     */
    record Contents(
            List<String> classes,
            TargetKind targetKind,
            Map<String, Modality> modalities,
            Map<String, ModalitySpec> configurations,
            Map<Subset, ListedRows> subsets,
            List<String> notes) {}

    ListedDataset(Contents contents) {
        this.contents = contents;
    }

    /**
     * The same samples, with what is known by now of the files that are there.
     *
     * @param files which samples have one, of each modality in their order
     */
    public ListedDataset withFiles(Map<Subset, List<BitSet>> files) {
        Map<Subset, ListedRows> known = new EnumMap<>(Subset.class);
        contents.subsets()
                .forEach(
                        (subset, rows) ->
                                known.put(
                                        subset, ListedRows.of(rows.samples(), files.get(subset))));
        return new ListedDataset(
                new Contents(
                        contents.classes(),
                        contents.targetKind(),
                        contents.modalities(),
                        contents.configurations(),
                        known,
                        contents.notes()));
    }

    @Override
    public List<String> classes() {
        return contents.classes();
    }

    @Override
    public TargetKind targetKind() {
        return contents.targetKind();
    }

    @Override
    public Map<String, Shape> modalities() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        contents.modalities()
                .forEach((name, modality) -> shapes.put(name, modality.reader().shape()));
        return shapes;
    }

    @Override
    public Map<String, Map<String, Shape>> views() {
        Map<String, Map<String, Shape>> views = new LinkedHashMap<>();
        contents.modalities()
                .forEach((name, modality) -> views.put(name, modality.views().shapes()));
        return views;
    }

    @Override
    public Samples samples(Subset subset) {
        return contents.subsets().get(subset).samples();
    }

    @Override
    public Map<String, ModalitySpec> configurations() {
        return contents.configurations();
    }

    @Override
    public Modality modality(String name) {
        return Optional.ofNullable(contents.modalities().get(name)).orElseThrow();
    }

    @Override
    public Excerpt excerpt(Subset subset, int index, String modality) {
        return contents.subsets().get(subset).samples().excerpt(index, modality);
    }

    @Override
    public void forEachListed(Consumer<ListedSample> look) {
        contents.subsets().forEach((subset, rows) -> rows.forEach(subset, look));
    }

    @Override
    public List<String> notes() {
        return contents.notes();
    }

    @Override
    public void close() {
        contents.modalities().values().forEach(Modality::close);
    }
}
