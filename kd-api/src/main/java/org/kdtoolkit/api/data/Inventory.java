package org.kdtoolkit.api.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How much of what a data set lists is there. Videos that are links to a public site disappear, and
 * results on the rest can only be compared if it is known what the rest is.
 *
 * @param modalities the modalities whose files are looked for
 * @param classes the class names
 * @param subsets what there is of each subset that lists any samples
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public record Inventory(List<String> modalities, List<String> classes, Map<Subset, Part> subsets) {

    /** Copies lists and map. */
    public Inventory {
        modalities = List.copyOf(modalities);
        classes = List.copyOf(classes);
        Map<Subset, Part> copy = new EnumMap<>(Subset.class);
        copy.putAll(subsets);
        subsets = Collections.unmodifiableMap(copy);
    }

    /**
     * What there is of one subset.
     *
     * @param all of all its samples
     * @param classes of the samples of each class, in the order of the classes; a sample with
     *     several labels counts for each
     * @param unlabelled of the samples without a label
     */
    public record Part(Count all, List<Count> classes, Count unlabelled) {

        /** Copies the list. */
        public Part {
            classes = List.copyOf(classes);
        }

        /** A subset all of whose samples have a label. */
        public Part(Count all, List<Count> classes) {
            this(
                    all,
                    classes,
                    new Tally(all.files().size()).count(List.copyOf(all.files().keySet())));
        }
    }

    /**
     * Numbers of samples.
     *
     * @param listed how many there should be
     * @param present of how many all files are there
     * @param files of how many the file of each modality is there
     */
    public record Count(int listed, int present, Map<String, Integer> files) {

        /** Copies the map, in its order. */
        public Count {
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }

    /** Counts what a data set {@link Dataset#forEachListed lists}. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static Inventory of(Dataset dataset) {
        Builder builder = new Builder(List.copyOf(dataset.modalities().keySet()));
        dataset.forEachListed(builder::add);
        return builder.build(dataset.classes());
    }

    /** The inventory of a data set of which nothing is missing. */
    public static Inventory complete(Dataset dataset) {
        return of(dataset);
    }

    /** Counts samples. */
    public static final class Builder {

        private final List<String> modalities;
        private final Map<Subset, Tally> all = new EnumMap<>(Subset.class);
        private final Map<Subset, List<Tally>> classes = new EnumMap<>(Subset.class);
        private final Map<Subset, Tally> unlabelled = new EnumMap<>(Subset.class);

        /** Begins to count samples of some modalities. */
        public Builder(List<String> modalities) {
            this.modalities = List.copyOf(modalities);
        }

        /** Counts a sample, with a label or without. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public void add(ListedSample sample) {
            add(sample.subset(), sample.labels(), sample.there());
            if (!sample.isLabelled()) {
                tally(unlabelled, sample.subset()).add(sample.there());
            }
        }

        /**
         * Counts a sample that has a label.
         *
         * @param labels its classes
         * @param there whether its file is there, of each modality
         */
        public void add(Subset subset, int[] labels, boolean[] there) {
            tally(all, subset).add(there);
            List<Tally> byClass = classes.computeIfAbsent(subset, s -> new ArrayList<>());
            for (int label : labels) {
                while (byClass.size() <= label) {
                    byClass.add(new Tally(modalities.size()));
                }
                byClass.get(label).add(there);
            }
        }

        private Tally tally(Map<Subset, Tally> tallies, Subset subset) {
            return tallies.computeIfAbsent(subset, s -> new Tally(modalities.size()));
        }

        /**
         * Ends the count.
         *
         * @param names of the classes
         */
        public Inventory build(List<String> names) {
            Map<Subset, Part> parts = new EnumMap<>(Subset.class);
            all.forEach((subset, tally) -> parts.put(subset, part(subset, names.size())));
            return new Inventory(modalities, names, parts);
        }

        private Part part(Subset subset, int size) {
            List<Tally> byClass = classes.get(subset);
            return new Part(
                    all.get(subset).count(modalities),
                    IntStream.range(0, size)
                            .mapToObj(
                                    label ->
                                            label < byClass.size()
                                                    ? byClass.get(label)
                                                    : new Tally(modalities.size()))
                            .map(tally -> tally.count(modalities))
                            .toList(),
                    tally(unlabelled, subset).count(modalities));
        }
    }

    /** Counts as they grow. */
    private static final class Tally {

        private final int[] files;
        private int listed;
        private int present;

        Tally(int modalities) {
            this.files = new int[modalities];
        }

        void add(boolean[] there) {
            boolean whole = true;
            for (int i = 0; i < files.length; i++) {
                files[i] += there[i] ? 1 : 0;
                whole &= there[i];
            }
            listed++;
            present += whole ? 1 : 0;
        }

        Count count(List<String> modalities) {
            Map<String, Integer> byModality = new LinkedHashMap<>();
            IntStream.range(0, files.length)
                    .forEach(i -> byModality.put(modalities.get(i), files[i]));
            return new Count(listed, present, byModality);
        }
    }
}
