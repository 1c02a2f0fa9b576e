package org.kdtoolkit.train.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.Corruption;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Selection;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TrainingLabels;
import org.kdtoolkit.train.config.TrainingNotes;
import org.kdtoolkit.train.config.TrainingSummary;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.trial.Teachers;

/** Says what an experiment compares. */
final class BenchmarkPlanner {

    private final Registry registry;
    private final ResolvedExperiment experiment;
    private final Dataset dataset;
    private final Teachers teachers;
    private final NDManager manager;

    @Inject
    BenchmarkPlanner(
            Registry registry,
            ResolvedExperiment experiment,
            Dataset dataset,
            Teachers teachers,
            NDManager manager) {
        this.registry = registry;
        this.experiment = experiment;
        this.dataset = dataset;
        this.teachers = teachers;
        this.manager = manager;
    }

    BenchmarkPlan plan() {
        ExperimentConfig config = experiment.config();
        return new BenchmarkPlan(
                config.name(),
                experiment.primaryKey(reported()),
                new Selection(experiment.selection().key()),
                config.methods().stream().map(MethodSpec::name).toList(),
                config.seeds(),
                facts(),
                notes(),
                experiment.metrics(),
                config.methods().stream()
                        .filter(MethodSpec::control)
                        .map(MethodSpec::name)
                        .toList(),
                config.evaluation().comparison(),
                config.dataset().isDrawnBySeed());
    }

    private String size(Subset subset) {
        int samples = dataset.samples(subset).size();
        int labelled = TrainingLabels.count(dataset);
        return subset == Subset.TRAIN && labelled < samples
                ? "train %d of which %d have a label".formatted(samples, labelled)
                : subset.key() + " " + samples;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(dataset.notes());
        notes.addAll(teachers.warnings(teachers.names()));
        ExperimentConfig config = experiment.config();
        notes.addAll(
                TrainingNotes.of(
                        config.training(),
                        config.methods(),
                        registry,
                        dataset.samples(Subset.TRAIN).size()));
        return notes;
    }

    private Subset reported() {
        return dataset.samples(Subset.TEST).size() > 0 ? Subset.TEST : Subset.VALIDATION;
    }

    private static String student(StudentSpec student) {
        return student.type()
                + " on "
                + student.modality()
                + student.weights().map(file -> ", begins as " + file.getFileName()).orElse("");
    }

    /** What a corruption is, whatever its rate. */
    static String text(Corruption corruption, Optional<String> teacher) {
        return "%s, seed %d%s"
                .formatted(
                        corruption.summary(),
                        corruption.seed(),
                        teacher.map(", teacher '%s'"::formatted).orElse(""));
    }

    private String corruption(Corruption corruption, Optional<String> teacher) {
        int samples = dataset.samples(Subset.TRAIN).size();
        return "%s; hits %d of %d training samples"
                .formatted(text(corruption, teacher), corruption.hits(samples), samples);
    }

    private String engine(EngineName name) {
        Engine engine = manager.getEngine();
        return "%s %s on %s"
                .formatted(
                        name.djlName(),
                        engine.getVersion(),
                        GpuAccess.of(name, engine).text(manager.getDevice()));
    }

    private Map<String, String> facts() {
        ExperimentConfig config = experiment.config();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Data set",
                "%s%s, %d classes, %s"
                        .formatted(
                                config.dataset().title(),
                                config.dataset().isDrawnBySeed() ? ", drawn anew by each seed" : "",
                                dataset.classes().size(),
                                Arrays.stream(Subset.values())
                                        .map(this::size)
                                        .collect(Collectors.joining(", "))));
        List<ResolvedTeacher> teachers = experiment.teachers();
        teachers.forEach(
                teacher ->
                        facts.put(
                                teachers.size() == 1 ? "Teacher" : "Teacher " + teacher.name(),
                                teacher.spec().type() + " on " + teacher.spec().modality()));
        config.corruption()
                .flatMap(c -> c.single().map(only -> corruption(only, c.teacher())))
                .ifPresent(corruption -> facts.put("Corruption", corruption));
        Students students = config.trained();
        students.byName()
                .forEach(
                        (name, student) ->
                                facts.put(
                                        students.areNamed() ? "Student " + name : "Student",
                                        student(student)));
        facts.put("Training", TrainingSummary.of(config.training()));
        facts.put(
                "Batch-norm statistics",
                config.evaluation().reEstimateBatchNorm()
                        ? "re-estimated on the training samples before testing"
                        : "as training left them");
        facts.put("Engine", engine(config.engine()));
        return facts;
    }
}
