package org.kdtoolkit.train.trial;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.Origin;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentInput;
import org.kdtoolkit.predict.ToolkitVersion;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.StudentSpec;

/** Describes the networks that trials leave, so that they can be used without the experiment. */
public final class StudentDescriptions {

    /** The longest text that a description has room for. */
    private static final int LONGEST = 4096;

    private final ExperimentConfig config;
    private final Dataset dataset;
    private final MediaModalities files;
    private final Registry registry;

    /**
     * Prepares to describe networks.
     *
     * @param experiment what trained them
     * @param dataset what they learnt from
     * @param files how it was read
     * @param registry finds the kinds of its files
     */
    @Inject
    public StudentDescriptions(
            ResolvedExperiment experiment,
            Dataset dataset,
            MediaModalities files,
            Registry registry) {
        this.config = experiment.config();
        this.dataset = dataset;
        this.files = files;
        this.registry = registry;
    }

    /**
     * Whose network it is.
     *
     * @param method the method
     * @param seed the seed
     * @param epoch the chosen epoch; 0 where nothing was trained
     * @param notes what every report must say
     */
    record Trial(MethodSpec method, int seed, int epoch, List<String> notes) {}

    /**
     * Describes a network.
     *
     * @param judged the network
     * @param metrics how well it does in the chosen epoch
     * @return nothing if it is not made as one of the students is, so that nobody could make it
     *     again
     */
    Optional<StudentDescription> describe(
            Trial trial, JudgedNetwork judged, Map<MetricKey, Double> metrics) {
        return judged.spec()
                .map(spec -> describe(trial, spec, judged.modality(), judged.hasHead(), metrics));
    }

    /**
     * Describes a student of a trial that has ended.
     *
     * @param name stands before its metrics; empty for an only student
     * @param student what it was configured as
     * @param hasHead whether its class scores mean anything
     */
    public StudentDescription describe(
            MethodSpec method,
            TrialResult.Done result,
            Optional<String> name,
            StudentSpec student,
            boolean hasHead) {
        Map<MetricKey, Double> own = new LinkedHashMap<>(result.metrics());
        own.keySet().removeIf(key -> !key.network().equals(name));
        return describe(
                new Trial(method, result.seed(), result.selectedEpoch(), result.notes()),
                student.network(),
                student.modality(),
                hasHead,
                own);
    }

    private StudentDescription describe(
            Trial trial,
            NetworkSpec spec,
            String modality,
            boolean hasHead,
            Map<MetricKey, Double> metrics) {
        return new StudentDescription(
                StudentDescription.FORM,
                spec,
                input(modality),
                dataset.classes(),
                Labels.of(dataset.targetKind()),
                hasHead,
                config.judgedAtOnce(),
                new Origin(
                        ToolkitVersion.text(),
                        config.name(),
                        config.dataset().title(),
                        Optional.of(dataset.samples(Subset.TRAIN).size()),
                        trial.method().name(),
                        trial.seed(),
                        trial.epoch(),
                        ConfigurationHash.of(config, trial.method(), trial.seed()),
                        named(metrics),
                        trial.notes().stream().map(StudentDescriptions::inOneLine).toList()));
    }

    private StudentInput input(String modality) {
        Optional<ModalitySpec> used = files.find(modality).map(this::used);
        long[] shape = dataset.modalities().get(modality).getShape();
        return new StudentInput(
                modality,
                used,
                Arrays.stream(shape).boxed().toList(),
                used.map(spec -> preprocessing(modality, spec)).orElse(List.of()));
    }

    private ModalitySpec used(ModalitySpec spec) {
        return ModalitySpec.of(
                spec.kind(), registry.get(Kind.MODALITY, spec.kind()).used(spec.settings()));
    }

    private List<PreprocessingStep> preprocessing(String modality, ModalitySpec spec) {
        ModalityContext context = ModalityContext.of(modality, TensorCache.none());
        try (Modality made =
                registry.create(Kind.MODALITY, spec.kind(), spec.settings(), context)) {
            return made.preprocessing();
        }
    }

    /** JSON has no numbers that are none. */
    private static Map<String, Double> named(Map<MetricKey, Double> metrics) {
        Map<String, Double> named = new LinkedHashMap<>();
        metrics.forEach(
                (key, value) -> {
                    if (Double.isFinite(value)) {
                        named.put(MetricKey.of(key.subset(), key.metric()).toString(), value);
                    }
                });
        return named;
    }

    private static String inOneLine(String note) {
        String line = note.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
