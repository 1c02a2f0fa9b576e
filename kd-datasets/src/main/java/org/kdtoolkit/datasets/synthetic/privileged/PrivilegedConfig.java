package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.DrawnBySeed;

/** The configuration of the data set of {@link PrivilegedSettings}. */
public record PrivilegedConfig(
        @Doc(
                        "which of the published settings: clean-labels, clean-features,"
                                + " relevant-features, sample-dependent-as-coded,"
                                + " sample-dependent-sorted, sample-dependent-as-written,"
                                + " increase-gamma-0 to increase-gamma-10, increase-alpha-0 to"
                                + " increase-alpha-40")
                String setting,
        @Doc("the number of training samples") @Default("200") @Range(min = 2, max = 1_000_000)
                int train,
        @Doc("the number of validation samples") @Default("0") @Range(min = 0, max = 1_000_000)
                int validation,
        @Doc("the number of test samples") @Default("1000") @Range(min = 0, max = 1_000_000)
                int test,
        @Doc(
                        "what the samples of all trials are drawn from; by default each trial's own"
                                + " seed, so that every repetition has data of its own")
                @Range(min = 0, max = Integer.MAX_VALUE)
                Optional<Integer> seed)
        implements DrawnBySeed {

    @Override
    public OptionalInt onlySeed() {
        return seed.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public PrivilegedConfig drawnFrom(int other) {
        return new PrivilegedConfig(setting, train, validation, test, Optional.of(other));
    }

    /**
     * How the samples come about.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if there is no such setting
     */
    PrivilegedSetting known() {
        return PrivilegedSettings.named(setting);
    }

    PrivilegedSizes sizes() {
        return new PrivilegedSizes(train, validation, test);
    }
}
