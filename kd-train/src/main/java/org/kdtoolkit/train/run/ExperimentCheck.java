package org.kdtoolkit.train.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.DataRules;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.config.OutputPlace;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.config.RequiredFiles;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.SweptLabels;
import org.kdtoolkit.train.config.TeacherFit;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.config.TrainingLabels;
import org.kdtoolkit.train.config.TrainingNotes;
import org.kdtoolkit.train.optimizer.FrozenParts;
import org.kdtoolkit.train.optimizer.StudentParts;
import org.kdtoolkit.train.step.MixedPrecisionStudent;
import org.kdtoolkit.train.trial.StudentFactory;

/**
 * Reads an experiment file and looks whether it can be run, as far as that shows before a teacher
 * is asked or a student trained. The data set is opened: its lists are read and its files looked
 * for, but no medium is decoded. An engine is loaded only where a GPU is asked for, where parts of
 * the student are to be frozen, which must be there, where it computes in bfloat16, which not every
 * network can, and, if nothing is run afterwards, where students begin with weights of a file, a
 * training scheme has to do with them, or objectives ask for a try.
 */
public final class ExperimentCheck {

    private static final KeyPath DATASET = KeyPath.parse("dataset");
    private static final KeyPath SEEDS = KeyPath.parse("seeds");
    private static final KeyPath LABELS = KeyPath.parse("dataset.labels");
    private static final KeyPath SWEEP = KeyPath.parse("sweep");
    private static final KeyPath DEVICE = KeyPath.parse("device");
    private static final KeyPath PRECISION = KeyPath.parse("training.precision");
    private static final KeyPath OUTPUT = KeyPath.parse("output");
    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final KeyPath STUDENT = KeyPath.parse("student");
    private static final KeyPath TRAINING = KeyPath.parse("training");
    private static final KeyPath FREEZE = TRAINING.child("freeze");

    private final Registry registry;
    private final ExperimentUse use;
    private final Set<String> notes = new LinkedHashSet<>();
    private int trainingSamples;
    private Optional<DataException> unusable = Optional.empty();

    private ExperimentCheck(Registry registry, ExperimentUse use) {
        this.registry = registry;
        this.use = use;
    }

    /**
     * What was found good.
     *
     * @param config the experiment
     * @param notes what reports on its data will say
     */
    public record Found(ExperimentConfig config, List<String> notes) {

        /** Copies the notes. */
        public Found {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Checks a file.
     *
     * @param file the YAML file
     * @param overrides changes in the form {@code KEY=VALUE}
     * @param use what the experiment is read for
     * @throws org.kdtoolkit.config.InvalidConfigurationException with all problems and their places
     * @throws ConfigurationException if the file can't be read
     * @throws DataException if nothing is wrong with the file, but its data can't be used; whoever
     *     opens them afterwards learns it there
     */
    public static Found of(
            Path file, List<String> overrides, Registry registry, ExperimentUse use) {
        ExperimentCheck check = new ExperimentCheck(registry, use);
        ExperimentConfig config =
                new ExperimentLoader(registry).load(file, overrides, use, check::further);
        if (use.isLookedAtAlone() && check.unusable.isPresent()) {
            throw check.unusable.get();
        }
        if (use.runsAllPoints()) {
            new PointData(registry).check(config);
        }
        if (use.trainsStudent()) {
            check.notes.addAll(
                    TrainingNotes.of(
                            config.training(), config.methods(), registry, check.trainingSamples));
        }
        return new Found(config, List.copyOf(check.notes));
    }

    private void further(DocumentReading reading) {
        reading.value(DATASET, DatasetSpec.class).ifPresent(spec -> data(spec, reading));
        if (use.isLookedAtAlone()) {
            reading.value(OUTPUT, Path.class)
                    .flatMap(OutputPlace::objection)
                    .ifPresent(message -> reading.report(OUTPUT, message));
        }
        reading.value(DEVICE, String.class)
                .flatMap(DeviceName::of)
                .filter(DeviceName.Gpu.class::isInstance)
                .map(DeviceName.Gpu.class::cast)
                .ifPresent(gpu -> gpu(gpu, reading));
        if (use.trainsStudent()) {
            reading.value(PRECISION, Precision.class)
                    .filter(Precision.BFLOAT16::equals)
                    .ifPresent(reduced -> bfloat16(reading));
        }
    }

    private static void bfloat16(DocumentReading reading) {
        Optional<EngineName> engine = reading.value(ENGINE, EngineName.class);
        Optional<DeviceName> device = reading.value(DEVICE, String.class).flatMap(DeviceName::of);
        if (engine.isPresent() && device.isPresent()) {
            ReducedPrecision.here()
                    .objection(engine.get(), device.get())
                    .ifPresent(message -> reading.report(PRECISION, message));
        }
    }

    /** Wrong data are told after all that is wrong with the file, which may be why. */
    private void data(DatasetSpec described, DocumentReading reading) {
        DatasetSpec spec = described.drawnFrom(firstSeed(reading));
        try {
            List<DatasetSpec> folds = spec.atEachFold();
            FoldNotes found = new FoldNotes(folds.size());
            check(folds.get(0), reading, found);
            for (int i = 1; i < folds.size(); i++) {
                lookAt(folds.get(i), i + 1, found);
            }
            notes.addAll(found.texts());
        } catch (DataException e) {
            unusable = Optional.of(e);
        } catch (ConfigurationException e) {
            reading.report(DATASET, e.getMessage());
        }
    }

    /** Where each seed draws samples of its own, those of one are as many as another's. */
    private static int firstSeed(DocumentReading reading) {
        return reading.entries(SEEDS).stream()
                .findFirst()
                .flatMap(seed -> reading.value(seed, Integer.class))
                .orElse(1);
    }

    private static boolean asksAboutStudent(DocumentReading reading) {
        return !reading.entries(FREEZE).isEmpty()
                || reading.value(PRECISION, Precision.class)
                        .filter(Precision.BFLOAT16::equals)
                        .isPresent();
    }

    /** The names of a student's weights, and its kernels, are known by making one. */
    private void student(Dataset dataset, DocumentReading reading) {
        Optional<EngineName> engine = reading.value(ENGINE, EngineName.class);
        Optional<StudentSpec> student = reading.value(STUDENT, StudentSpec.class);
        Optional<TrainingConfig> training = reading.value(TRAINING, TrainingConfig.class);
        if (!engine.equals(Optional.of(EngineName.PYTORCH))
                || student.isEmpty()
                || training.isEmpty()) {
            return;
        }
        try (NDManager manager =
                EngineEnvironment.load(engine.get()).newBaseManager(Device.cpu())) {
            Backbone made =
                    new StudentFactory(registry, Students.only(student.get()), dataset)
                            .create(new Seed(0), manager);
            FrozenParts.of(
                            training.get().freeze(),
                            training.get().optimizer(),
                            training.get().epochs(),
                            StudentParts.of(made))
                    .objections()
                    .forEach(reading::report);
            if (training.get().precision() == Precision.BFLOAT16) {
                MixedPrecisionStudent.objection(made, device(manager.getEngine(), reading))
                        .ifPresent(message -> reading.report(PRECISION, message));
            }
        } catch (ConfigurationException | EngineException e) {
            // why no student can be made is said elsewhere: by other rules, or by its trial
        }
    }

    private static Device device(Engine engine, DocumentReading reading) {
        return reading.value(DEVICE, String.class)
                .flatMap(DeviceName::of)
                .filter(DeviceName.Cpu.class::isInstance)
                .map(cpu -> Device.cpu())
                .orElseGet(engine::defaultDevice);
    }

    private void check(DatasetSpec spec, DocumentReading reading, FoldNotes found) {
        try (Dataset dataset = open(spec)) {
            List<Dataset> shown = shown(dataset, spec, reading);
            // what an experiment asks of the labels is hardest to have where there are fewest
            shown.stream()
                    .min(Comparator.comparingInt(TrainingLabels::count))
                    .ifPresent(fewest -> DataRules.check(reading, fewest, use));
            shown.forEach(labels -> found.add(1, TrainingLabels.notes(labels)));
            trainingSamples = dataset.samples(Subset.TRAIN).size();
            if (use.trainsStudent() && asksAboutStudent(reading)) {
                student(dataset, reading);
            }
            if (use.isLookedAtAlone() && !reading.hasProblems()) {
                TeacherFit.check(reading, dataset);
                notes.addAll(new NetworkCheck(registry, reading).of(dataset));
            }
        }
    }

    /** A further fold has the lists and files that it needs; all else is as in the first. */
    private void lookAt(DatasetSpec spec, int fold, FoldNotes found) {
        try (Dataset dataset = open(spec)) {
            RequiredFiles.checkEverySubsetOf(dataset);
            found.add(fold, TrainingLabels.notes(spec.withinBudget(dataset)));
        }
    }

    private Dataset open(DatasetSpec spec) {
        return new DatasetOpener(registry).open(spec, new Faults(OnError.SKIP), TensorCache.none());
    }

    /** The data as students are shown them: one, or one for each label budget of a sweep. */
    private static List<Dataset> shown(Dataset dataset, DatasetSpec spec, DocumentReading reading) {
        return reading.value(SWEEP, Map.class)
                .flatMap(sweep -> SweptLabels.of(spec, sweep))
                .map(
                        labels ->
                                labels.shown(
                                        dataset,
                                        (index, message) ->
                                                reading.report(
                                                        SWEEP.child(labels.axis().key())
                                                                .child(index),
                                                        message)))
                .orElseGet(() -> withinBudget(dataset, spec, reading).stream().toList());
    }

    private static Optional<Dataset> withinBudget(
            Dataset dataset, DatasetSpec spec, DocumentReading reading) {
        try {
            return Optional.of(spec.withinBudget(dataset));
        } catch (ConfigurationException e) {
            reading.report(LABELS, e.getMessage());
            return Optional.empty();
        }
    }

    private static void gpu(DeviceName.Gpu gpu, DocumentReading reading) {
        try {
            reading.value(ENGINE, EngineName.class)
                    .ifPresent(engine -> EngineEnvironment.requireGpu(engine, gpu));
        } catch (ConfigurationException e) {
            reading.report(DEVICE, e.getMessage());
        }
    }
}
