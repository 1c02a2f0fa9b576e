package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.plugin.Registry;

/**
 * A method of a benchmark: a filter with objectives, or a whole method or training scheme of a
 * provider.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy(
        value = "method",
        or = "scheme",
        namedBy = "name",
        unless = {"objectives", "filter"})
public record MethodSpec(
        @Doc("the name in the leaderboard") String name,
        @Doc(
                        "a whole method or training scheme; by default the name, where there is"
                                + " neither a filter nor an objective")
                Optional<String> type,
        @Doc("what purifies the knowledge") Optional<FilterSpec> filter,
        @Doc("what passes it on") @Default("[]") List<ObjectiveSpec> objectives,
        @Doc(
                        "of which samples the teachers speak: 'matched', or as a control"
                                + " 'shuffled', of other training samples")
                @Default("matched")
                Pairs pairs,
        @Doc("whether it is a control, which the leaderboard says") @Default("false")
                boolean control,
        @Doc(
                        "what the student's class loss is multiplied by in this method; by default"
                                + " as 'training.class-weight' says")
                @Range(min = 0)
                Optional<Double> classWeight,
        Optional<Record> settings) {

    /** A method that is compared. */
    public MethodSpec(
            String name,
            Optional<String> type,
            Optional<FilterSpec> filter,
            List<ObjectiveSpec> objectives,
            Optional<Record> settings) {
        this(name, type, filter, objectives, Pairs.MATCHED, false, Optional.empty(), settings);
    }

    /** Whether one provider makes the whole method. */
    public boolean isWhole() {
        return filter.isEmpty() && objectives.isEmpty();
    }

    /** The scheme that trains in a way of its own, if one does. */
    public Optional<SchemeProvider> scheme(Registry registry) {
        return isWhole() && registry.contains(Kind.SCHEME, provider())
                ? Optional.of(registry.get(Kind.SCHEME, provider()))
                : Optional.empty();
    }

    /** The provider of a whole method. */
    public String provider() {
        return type.orElse(name);
    }

    /**
     * Whether class scores mean anything after it: those of an only student do, and of a scheme's
     * where it says so.
     */
    public boolean trainsHeads(Registry registry) {
        return scheme(registry).map(SchemeProvider::trainsHeads).orElse(true);
    }
}
