package org.kdtoolkit.datasets.synthetic.privileged;

import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/**
 * One repetition of a setting, held in memory: the modality {@code privileged} [P] is x*, which the
 * teacher sees, {@code ordinary} [D] is x, which the student sees. Where the protocol's learners
 * see standardised columns, both are standardised by the training samples.
 */
public final class PrivilegedDataset implements Dataset {

    /** What the teacher sees. */
    public static final String PRIVILEGED = "privileged";

    /** What the student sees. */
    public static final String ORDINARY = "ordinary";

    private final PrivilegedSetting setting;
    private final Map<Subset, Samples> subsets = new EnumMap<>(Subset.class);

    private PrivilegedDataset(PrivilegedSetting setting, PrivilegedData data, int seed) {
        this.setting = setting;
        add(Subset.TRAIN, data.train(), seed);
        add(Subset.VALIDATION, data.validation(), seed);
        add(Subset.TEST, data.test(), seed);
    }

    private void add(Subset subset, PrivilegedSet set, int seed) {
        subsets.put(subset, new PrivilegedSamples(set, seed + "-" + subset.key()));
    }

    /**
     * Draws the samples.
     *
     * @throws ConfigurationException if there is no such setting, or no seed
     */
    public static PrivilegedDataset of(PrivilegedConfig config) {
        PrivilegedSetting setting = config.known();
        int seed =
                config.seed()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "nothing says what the samples are drawn from; add"
                                                        + " 'seed'"));
        PrivilegedData drawn = setting.draw(config.sizes(), seed);
        PrivilegedData seen = setting.standardises() ? drawn.standardised() : drawn;
        return new PrivilegedDataset(setting, seen, seed);
    }

    /**
     * The modalities of a data set, before it is created.
     *
     * @throws ConfigurationException if there is no such setting
     */
    public static Map<String, Optional<Shape>> outline(PrivilegedConfig config) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        shapes(config.known()).forEach((name, shape) -> shapes.put(name, Optional.of(shape)));
        return shapes;
    }

    private static Map<String, Shape> shapes(PrivilegedSetting setting) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(PRIVILEGED, new Shape(setting.privilegedColumns()));
        shapes.put(ORDINARY, new Shape(setting.ordinaryColumns()));
        return shapes;
    }

    @Override
    public List<String> classes() {
        return List.of("negative", "positive");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return shapes(setting);
    }

    @Override
    public Samples samples(Subset subset) {
        return subsets.get(subset);
    }

    @Override
    public List<String> notes() {
        return List.of(
                "generated vectors of the setting '%s', no real data".formatted(setting.name()));
    }
}
