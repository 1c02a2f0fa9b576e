package org.kdtoolkit.api.eval;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kdtoolkit.api.data.Subset;

/**
 * What a value is a value of: a metric on a subset, of the epoch that was chosen or of the last
 * one; as text {@code test/top1} and {@code test/top1 (last epoch)}. The value of one teacher, or
 * of one student, among several has its name before it, {@code audio/test/top1}.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class MetricKey {

    private final Optional<String> teacher;
    private final Subset subset;
    private final String metric;
    private final Of of;

    /** Which student it is of. */
    private enum Of {
        CHOSEN(""),
        LAST(" (last epoch)"),
        AVERAGE(" (averaged)");

        private final String suffix;

        Of(String suffix) {
            this.suffix = suffix;
        }

        static Of in(String text) {
            return Arrays.stream(values())
                    .filter(of -> of != CHOSEN && text.endsWith(of.suffix))
                    .findFirst()
                    .orElse(CHOSEN);
        }
    }

    private MetricKey(Optional<String> teacher, Subset subset, String metric, Of of) {
        this.teacher = teacher;
        this.subset = Objects.requireNonNull(subset, "subset");
        this.metric = Objects.requireNonNull(metric, "metric");
        this.of = of;
    }

    /**
     * A metric on a subset, of the epoch that was chosen.
     *
     * @param metric the metric's {@linkplain Metric#name name}
     */
    public static MetricKey of(Subset subset, String metric) {
        return new MetricKey(Optional.empty(), subset, metric, Of.CHOSEN);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is no key
     */
    public static MetricKey parse(String text) {
        Of of = Of.in(text);
        String path = text.substring(0, text.length() - of.suffix.length());
        int end = path.lastIndexOf('/');
        int start = end < 0 ? -1 : path.lastIndexOf('/', end - 1);
        Optional<Subset> subset = Subset.of(path.substring(start + 1, Math.max(end, start + 1)));
        String metric = path.substring(end + 1);
        if (subset.isEmpty() || metric.isEmpty() || start == 0) {
            throw new IllegalArgumentException(
                    "expected a subset and a metric, such as test/top1, found '%s'"
                            .formatted(text));
        }
        Optional<String> teacher =
                start < 0 ? Optional.empty() : Optional.of(path.substring(0, start));
        return new MetricKey(teacher, subset.get(), metric, of);
    }

    /** The same metric of the last epoch. */
    public MetricKey ofLastEpoch() {
        return new MetricKey(teacher, subset, metric, Of.LAST);
    }

    /** The same metric of the student whose weights are an average over the training. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MetricKey ofAverage() {
        return new MetricKey(teacher, subset, metric, Of.AVERAGE);
    }

    /** The same metric on another subset. */
    public MetricKey on(Subset other) {
        return new MetricKey(teacher, other, metric, of);
    }

    /**
     * The same metric of one teacher among several.
     *
     * @param name the teacher's name; not empty
     */
    public MetricKey ofTeacher(String name) {
        return new MetricKey(Optional.of(name), subset, metric, of);
    }

    /**
     * The same metric of one of the several networks that a training leaves.
     *
     * @param name the network's name; not empty
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MetricKey ofNetwork(String name) {
        return ofTeacher(name);
    }

    /** The name of the network that was judged, where there are several. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<String> network() {
        return teacher;
    }

    /** The name of the teacher that was judged; empty for a student, and for an only teacher. */
    public Optional<String> teacher() {
        return teacher;
    }

    /** The samples that it was judged on. */
    public Subset subset() {
        return subset;
    }

    /** The metric's {@linkplain Metric#name name}. */
    public String metric() {
        return metric;
    }

    /** Whether it is of the last epoch; otherwise it is of the chosen one. */
    public boolean isOfLastEpoch() {
        return of == Of.LAST;
    }

    /** Whether it is of the student whose weights are an average over the training. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean isOfAverage() {
        return of == Of.AVERAGE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricKey key
                && teacher.equals(key.teacher)
                && subset == key.subset
                && metric.equals(key.metric)
                && of == key.of;
    }

    @Override
    public int hashCode() {
        return Objects.hash(teacher, subset.key(), metric, of);
    }

    /** As files and the command line have it: {@code test/top1}. */
    @Override
    public String toString() {
        String prefix = teacher.map(name -> name + "/").orElse("");
        return prefix + subset.key() + "/" + metric + of.suffix;
    }
}
