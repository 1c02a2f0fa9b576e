package org.kdtoolkit.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.baselines.logits.KdConfig;
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
    /** Hinton's loss on the teacher's logits. */
    KD(composed("kd", Optional.empty(), objective("kd", new KdConfig(4, false)))),
    /** The published loss at a constant temperature, without a filter. */
    CSC(
            composed(
                    "csc",
                    Optional.empty(),
                    objective("csc", new CscConfig(CscConfig.Scheme.CONSTANT, 0.07, 0.07)))),
    /** The published filter and loss. */
    MNF_CSC(
            composed(
                    "mnf+csc",
                    Optional.of(
                            new FilterSpec(
                                    "mnf",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    MnfConfig.published())),
                    objective("csc", new CscConfig(CscConfig.Scheme.ADAPTIVE, 0.07, 0.07))));

    private final MethodSpec spec;

    BenchMethod(MethodSpec spec) {
        this.spec = spec;
    }

    private static MethodSpec composed(
            String name, Optional<FilterSpec> filter, ObjectiveSpec objective) {
        return new MethodSpec(name, Optional.empty(), filter, List.of(objective), Optional.empty());
    }

    private static ObjectiveSpec objective(String type, Record settings) {
        return new ObjectiveSpec(
                type, 1, new WeightSchedule.Constant(), Optional.empty(), settings);
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
