package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.RegisteredNetworks;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.TeacherCorruption;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.config.TeacherViews;
import org.kdtoolkit.train.trial.BatchProgress;
import org.kdtoolkit.train.trial.Modalities;
import org.kdtoolkit.train.trial.OpenTeachers;
import org.kdtoolkit.train.trial.SpoiltSamples;
import org.kdtoolkit.train.trial.TeacherGrade;
import org.kdtoolkit.train.trial.TrialListener;

/** Opens an experiment's teachers, and looks at each before anybody learns from it. */
final class TeacherOpening {

    private final ResolvedExperiment experiment;
    private final Registry registry;
    private final Dataset dataset;
    private final FullyLabelled fullyLabelled;
    private final SamplesOf samples;
    private final Faults faults;
    private final NDManager manager;
    private final Resources resources;
    private final TrialListener listener;

    @Inject
    TeacherOpening(
            ResolvedExperiment experiment,
            Registry registry,
            Dataset dataset,
            FullyLabelled fullyLabelled,
            SamplesOf samples,
            Faults faults,
            NDManager manager,
            Resources resources,
            TrialListener listener) {
        this.experiment = experiment;
        this.registry = registry;
        this.dataset = dataset;
        this.fullyLabelled = fullyLabelled;
        this.samples = samples;
        this.faults = faults;
        this.manager = manager;
        this.resources = resources;
        this.listener = listener;
    }

    OpenTeachers open() {
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        Map<String, Teacher> uncorrupted = new LinkedHashMap<>();
        List<TeacherExamination> examinations = new ArrayList<>();
        Map<String, SpoiltSamples> spoilt = new LinkedHashMap<>();
        for (ResolvedTeacher described : experiment.teachers()) {
            TeacherExamination examination = open(described);
            examinations.add(examination);
            described
                    .corruption()
                    .ifPresent(
                            corruption ->
                                    spoilt.put(
                                            described.name(),
                                            new SpoiltSamples(
                                                    corruption.condition(),
                                                    examination.untouched().negate())));
        }
        for (TeacherExamination examination : examinations) {
            teachers.put(examination.name(), examination.teacher());
            uncorrupted.put(examination.name(), examination.uncorrupted());
        }
        List<TeacherGrade> grades = examinations.stream().map(TeacherExamination::grade).toList();
        TeacherExamination.refuseDoubtful(experiment.teachers(), grades);
        listener.teachers(grades);
        return new OpenTeachers(teachers, grades, spoilt, uncorrupted);
    }

    private TeacherExamination open(ResolvedTeacher described) {
        TeacherSpec spec = described.spec();
        listener.batch(BatchProgress.of(BatchProgress.Work.ASKING, described.name(), 0, 0));
        Modalities.shape(dataset, described.key() + ".modality", spec.modality());
        TeacherCorruption corruption =
                described
                        .corruption()
                        .map(c -> c.of(fullyLabelled.dataset(), spec.modality(), faults))
                        .orElseGet(() -> TeacherCorruption.none(fullyLabelled.dataset()));
        boolean drawn = showsDrawnViews(described);
        TeacherContext context =
                TeacherContext.builder()
                        .setDataset(
                                experiment.config().dataset().withinBudget(corruption.dataset()))
                        .setModality(spec.modality())
                        .setManager(manager)
                        .optFiles(fullyLabelled.files().find(spec.modality()))
                        .optOnMissing(spec.missing())
                        .optFaults(faults)
                        .optAsksForStages(StagesRead.of(experiment.config(), registry).any())
                        .optAsksForDrawnViews(drawn)
                        .optSeed(samples.seed())
                        .optBackbones(new RegisteredNetworks(registry))
                        .build();
        Teacher teacher =
                resources.add(registry.create(Kind.TEACHER, spec.type(), spec.settings(), context));
        if (drawn && !teacher.answersDrawnViews()) {
            throw new ConfigurationException(
                    described.key() + ".view: " + TeacherViews.oneAnswer(spec.type(), registry));
        }
        return new TeacherExamination(
                described,
                teacher,
                new TeacherPass(
                        corruption.onTeacher().apply(teacher),
                        dataset,
                        spec.modality(),
                        faults,
                        manager,
                        (subset, done, samples) ->
                                listener.batch(
                                        BatchProgress.of(
                                                BatchProgress.Work.ASKING,
                                                described.name() + " about " + subset.key(),
                                                done,
                                                samples))),
                index -> !corruption.hits().test(index));
    }

    /** Whether an objective shows the student, and so a teacher that looks along, another view. */
    private boolean seesSecondViews() {
        return experiment.config().methods().stream()
                .flatMap(method -> method.objectives().stream())
                .anyMatch(
                        objective ->
                                registry.get(Kind.OBJECTIVE, objective.type())
                                        .secondView(objective.settings())
                                        .isPresent());
    }

    private boolean showsDrawnViews(ResolvedTeacher described) {
        TeacherSpec spec = described.spec();
        if (!spec.asksForDrawnViews()) {
            return false;
        }
        // mixed samples are another in each epoch, too
        boolean draws =
                dataset.samples(Subset.TRAIN).draws(spec.modality())
                        || experiment.config().training().mixesSamples()
                        || seesSecondViews();
        if (!draws) {
            listener.noticed(
                    "'%s.view' makes no difference: nothing is drawn in the modality '%s', whose samples look the same in each epoch"
                            .formatted(described.key(), spec.modality()));
        }
        return draws;
    }
}
