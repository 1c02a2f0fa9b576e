package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DrawnBySeed;
import org.kdtoolkit.api.data.Folded;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.datasets.labels.LabelBudgetConfig;
import org.kdtoolkit.loading.cache.DiskCacheConfig;

/**
 * The data set of an experiment.
 *
 * @param cacheMegabytes how much decoded data may stay in memory
 * @param diskCache how much decoded data is kept on disk
 * @param prepare what media become when they are prepared
 * @param labels which training samples show their labels
 */
@ProvidedBy("dataset")
public record DatasetSpec(
        @Doc("the provider") String type,
        @Doc("what becomes of samples that cannot be read") @Default("fail") OnError onError,
        @Doc("how many megabytes of decoded samples may stay in memory")
                @Default("1024")
                @Range(min = 0, max = 1 << 24)
                int cacheMegabytes,
        @Doc("what is kept on disk of decoded images, sound and clips") @Default("{}")
                DiskCacheConfig diskCache,
        @Doc("what videos and sound become when 'kd prepare' prepares them") @Default("{}")
                PrepareConfig prepare,
        @Doc("how many training samples keep their labels; by default all that have any")
                Optional<LabelBudgetConfig> labels,
        Record settings) {

    /** What it says of its folds, if it has such. */
    public Optional<Folded> folded() {
        return settings instanceof Folded folded ? Optional.of(folded) : Optional.empty();
    }

    /** Its name, and which of its folds it is: {@code esc50, fold 2}. */
    public String title() {
        OptionalInt fold = folded().map(Folded::onlyFold).orElse(OptionalInt.empty());
        return fold.isPresent() ? "%s, fold %d".formatted(type, fold.getAsInt()) : type;
    }

    /** The same data set once with each of the folds that are run; itself alone where one is. */
    public List<DatasetSpec> atEachFold() {
        List<DatasetSpec> folds =
                folded().stream()
                        .flatMap(all -> all.severalFolds().stream().map(all::atFold))
                        .map(this::withSettings)
                        .toList();
        return folds.isEmpty() ? List.of(this) : folds;
    }

    /** Whether each trial's seed draws samples of its own. */
    public boolean isDrawnBySeed() {
        return settings instanceof DrawnBySeed drawn && drawn.onlySeed().isEmpty();
    }

    /** The same data set with the samples that a seed draws; itself where all seeds share them. */
    public DatasetSpec drawnFrom(int seed) {
        return isDrawnBySeed() && settings instanceof DrawnBySeed drawn
                ? withSettings(drawn.drawnFrom(seed))
                : this;
    }

    private DatasetSpec withSettings(Record other) {
        return new DatasetSpec(type, onError, cacheMegabytes, diskCache, prepare, labels, other);
    }

    /** The same data set, in which only as many training samples have labels as are asked for. */
    public Dataset withinBudget(Dataset dataset) {
        return labels.flatMap(asked -> asked.budget().map(b -> b.applied(dataset, asked.seed())))
                .orElse(dataset);
    }
}
