package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;

/** The settings of both papers with the constants of their published scripts. */
public final class PrivilegedSettings {

    private static final int COLUMNS = 50;
    private static final double NOISE = 1;
    private static final int RELEVANT = 3;
    private static final int SEEN = 10;
    private static final int TEACHER_COLUMNS = 25;

    private PrivilegedSettings() {}

    /** Those of Lopez-Paz et al., in the paper's order; the fourth in its three readings. */
    public static List<PrivilegedSetting> unifying() {
        return List.of(
                new CleanLabels(COLUMNS, NOISE),
                new CleanFeatures(COLUMNS, NOISE),
                new RelevantFeatures(COLUMNS, RELEVANT),
                new SampleDependentAsCoded(COLUMNS, RELEVANT),
                new SampleDependentSorted(COLUMNS, RELEVANT),
                new SampleDependentAsWritten(COLUMNS, RELEVANT));
    }

    /**
     * Those of Xue et al. that they ran: gamma with k = 0, 2, ... 10, alpha with s = 0, 10, ... 40.
     */
    public static List<PrivilegedSetting> focusing() {
        return Stream.<PrivilegedSetting>concat(
                        IntStream.rangeClosed(0, SEEN / 2).mapToObj(k -> gamma(2 * k)),
                        IntStream.rangeClosed(0, COLUMNS / SEEN - 1).mapToObj(s -> alpha(SEEN * s)))
                .toList();
    }

    /** All that were published, the older paper's first. */
    public static List<PrivilegedSetting> published() {
        return Stream.concat(unifying().stream(), focusing().stream()).toList();
    }

    /**
     * Finds a setting by its name: {@code clean-labels}, {@code clean-features}, {@code
     * relevant-features}, {@code sample-dependent-as-coded}, {@code sample-dependent-sorted},
     * {@code sample-dependent-as-written}, {@code increase-gamma-0} to {@code increase-gamma-10},
     * {@code increase-alpha-0} to {@code increase-alpha-40}. Numbers between the published ones are
     * settings too.
     *
     * @throws ConfigurationException if there is none of that name
     */
    public static PrivilegedSetting named(String name) {
        return all().filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static IncreaseGamma gamma(int shared) {
        return new IncreaseGamma(shared, SEEN, COLUMNS, TEACHER_COLUMNS);
    }

    private static IncreaseAlpha alpha(int more) {
        return new IncreaseAlpha(more, SEEN, COLUMNS);
    }

    private static Stream<PrivilegedSetting> all() {
        return Stream.of(
                        unifying().stream(),
                        IntStream.rangeClosed(0, SEEN).mapToObj(PrivilegedSettings::gamma),
                        IntStream.rangeClosed(0, COLUMNS - SEEN)
                                .mapToObj(PrivilegedSettings::alpha))
                .flatMap(settings -> settings);
    }

    private static ConfigurationException unknown(String name) {
        Optional<String> meant =
                Suggestions.nearest(name, all().map(PrivilegedSetting::name).toList());
        return new ConfigurationException(
                "there is no setting '%s' of the privileged data; there are %s, %s0 to %s%d and %s0 to %s%d%s"
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        unifying().stream().map(PrivilegedSetting::name).toList()),
                                IncreaseGamma.PREFIX,
                                IncreaseGamma.PREFIX,
                                SEEN,
                                IncreaseAlpha.PREFIX,
                                IncreaseAlpha.PREFIX,
                                COLUMNS - SEEN,
                                Suggestions.didYouMean(meant)));
    }
}
