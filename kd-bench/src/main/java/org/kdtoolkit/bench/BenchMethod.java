package org.kdtoolkit.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.baselines.none.NoneConfig;
import org.kdtoolkit.csc.CscConfig;
import org.kdtoolkit.mnf.MnfConfig;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;

/** What a measured step trains with. */
public enum BenchMethod {
    /** The student alone. */
    NONE(
            new MethodSpec(
                    "none",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(new NoneConfig()))),
    /** The published filter and loss. */
    MNF_CSC(
            new MethodSpec(
                    "mnf+csc",
                    Optional.empty(),
                    Optional.of(
                            new FilterSpec(
                                    "mnf",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    MnfConfig.published())),
                    List.of(
                            new ObjectiveSpec(
                                    "csc",
                                    1,
                                    new WeightSchedule.Constant(),
                                    Optional.empty(),
                                    new CscConfig(CscConfig.Scheme.ADAPTIVE, 0.07, 0.07))),
                    Optional.empty()));

    private final MethodSpec spec;

    BenchMethod(MethodSpec spec) {
        this.spec = spec;
    }

    /**
     * The method of a name.
     *
     * @throws ConfigurationException if there is none
     */
    static BenchMethod named(String name) {
        List<String> names = Stream.of(values()).map(method -> method.spec.name()).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new ConfigurationException(
                    "there is no method '%s' to measure (there are: %s)"
                            .formatted(name, String.join(", ", names)));
        }
        return values()[index];
    }

    /** Its description, as a configuration file has it. */
    MethodSpec spec() {
        return spec;
    }
}
