package org.kdtoolkit.train.diagnosis;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.eval.diagnosis.Rehearsal;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.ResolvedTeacher;
import org.kdtoolkit.train.config.TeacherNames;
import org.kdtoolkit.train.trial.Teachers;
import org.kdtoolkit.train.trial.UntrainedStudent;

/**
 * Says what an experiment's teachers promise its student, before any training. Training and
 * validation samples are looked at, test samples never.
 */
public final class Diagnostician {

    /** Fewer pairs tell nothing about neighbours, and an accuracy on fewer is no figure. */
    static final int FEWEST = 2 * TeacherDiagnosis.NEIGHBOURS;

    private static final List<Subset> LOOKED_AT = List.of(Subset.TRAIN, Subset.VALIDATION);

    private final ResolvedExperiment experiment;
    private final Registry registry;
    private final Dataset dataset;
    private final Faults faults;
    private final Teachers teachers;
    private final UntrainedStudent student;
    private final NDManager manager;

    /**
     * Prepares to look.
     *
     * @param experiment what is to be trained
     * @param registry knows what methods learn from
     * @param dataset the samples, with the labels that students are shown
     * @param faults takes samples that can't be read
     * @param teachers who are asked
     * @param student what it makes of samples so far
     * @param manager the parent of the managers that hold batches
     */
    @Inject
    public Diagnostician(
            ResolvedExperiment experiment,
            Registry registry,
            Dataset dataset,
            Faults faults,
            Teachers teachers,
            UntrainedStudent student,
            NDManager manager) {
        this.experiment = experiment;
        this.registry = registry;
        this.dataset = dataset;
        this.faults = faults;
        this.teachers = teachers;
        this.student = student;
        this.manager = manager;
    }

    /**
     * Refuses an experiment without a teacher, before anything is opened.
     *
     * @throws ConfigurationException if there is none
     */
    public static void requireTeacher(ExperimentConfig config) {
        if (config.teacher().isEmpty() && config.teachers().isEmpty()) {
            throw new ConfigurationException(
                    "there is no teacher whose promise could be told; add 'teacher:'");
        }
    }

    /**
     * Looks at all teachers.
     *
     * @param most how many samples of a subset at most, from {@value #FEWEST} on
     * @throws ConfigurationException if samples have several labels
     * @throws DataException if there are too few samples or labels to say anything
     */
    public Diagnosis diagnose(int most) {
        requireLabels();
        PairReader reader = new PairReader(dataset, most);
        Map<Subset, int[]> chosen = new EnumMap<>(Subset.class);
        LOOKED_AT.forEach(subset -> chosen.put(subset, reader.chosen(subset)));
        Map<String, Teacher> open = teachers.open().byName();
        Map<Subset, Map<Integer, float[]>> features =
                student.embeddings(new Seed(experiment.config().seeds().get(0)), chosen);
        TeacherNames names =
                new TeacherNames(
                        experiment.teachers().stream().map(ResolvedTeacher::name).toList());
        List<Diagnosis.OfTeacher> found = new ArrayList<>();
        Diagnosis.Counts whole = whole();
        int classes = dataset.classes().size();
        for (ResolvedTeacher described : experiment.teachers()) {
            String modality = described.spec().modality();
            TeacherPass pass =
                    new TeacherPass(open.get(described.name()), dataset, modality, faults, manager);
            KnownPairs training = reader.read(pass, Subset.TRAIN, features.get(Subset.TRAIN));
            KnownPairs validation =
                    reader.read(pass, Subset.VALIDATION, features.get(Subset.VALIDATION))
                            .withLabels();
            requireEnough(described, training, validation);
            Map<Rehearsal.Lesson, List<String>> lessons =
                    MethodLessons.of(experiment.config(), registry, described.name(), names);
            found.add(
                    new TeacherDiagnosis(training, validation, classes)
                            .of(described.name(), modality, lessons, whole.labelled()));
        }
        return new Diagnosis(
                experiment.config().name(),
                student.modality(),
                chosen.get(Subset.TRAIN).length,
                labelled(Subset.TRAIN, chosen.get(Subset.TRAIN)),
                chosen.get(Subset.VALIDATION).length,
                whole,
                classes,
                found);
    }

    private Diagnosis.Counts whole() {
        int training = dataset.samples(Subset.TRAIN).size();
        return new Diagnosis.Counts(
                training,
                labelled(Subset.TRAIN, IntStream.range(0, training).toArray()),
                dataset.samples(Subset.VALIDATION).size());
    }

    private void requireLabels() {
        if (dataset.targetKind() == TargetKind.MULTI_LABEL) {
            throw new ConfigurationException(
                    "dataset: 'kd diagnose' compares one class a sample, but the data set has"
                        + " several labels a sample; what such a teacher is worth, only a training"
                        + " tells");
        }
        if (dataset.classes().size() < 2) {
            throw new DataException(
                    "the data set has one class alone, '%s': there is nothing to tell apart"
                            .formatted(dataset.classes().get(0)));
        }
        Diagnosis.Counts whole = whole();
        if (whole.validation() < FEWEST) {
            throw new DataException(
                    "'kd diagnose' judges by validation samples, and needs %d of them, found %d; test samples are left alone"
                            .formatted(FEWEST, whole.validation()));
        }
        if (whole.labelled() < 2) {
            throw new DataException(
                    "'kd diagnose' compares a teacher with what labels teach, and needs two training samples with a label at least, found %d of %d"
                            .formatted(whole.labelled(), whole.training()));
        }
    }

    private int labelled(Subset subset, int[] indices) {
        Samples samples = dataset.samples(subset);
        return (int) IntStream.of(indices).filter(samples::isLabelled).count();
    }

    private static void requireEnough(
            ResolvedTeacher teacher, KnownPairs training, KnownPairs validation) {
        if (training.size() < FEWEST || validation.size() < FEWEST || training.labelled() < 2) {
            throw new DataException(
                    "%s: expected embeddings of %d training samples, two of them with a label, and of %d validation samples, found %d, %d and %d; look at its files and at 'missing'"
                            .formatted(
                                    teacher.key(),
                                    FEWEST,
                                    FEWEST,
                                    training.size(),
                                    training.labelled(),
                                    validation.size()));
        }
    }
}
