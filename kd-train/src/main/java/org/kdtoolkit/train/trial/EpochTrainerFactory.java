package org.kdtoolkit.train.trial;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.config.MixingRules;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.ClassLoss;
import org.kdtoolkit.train.step.FiniteCheck;
import org.kdtoolkit.train.step.InitialLesson;
import org.kdtoolkit.train.step.InitialPhases;
import org.kdtoolkit.train.step.Lesson;
import org.kdtoolkit.train.step.MethodLesson;
import org.kdtoolkit.train.step.SchemeLesson;
import org.kdtoolkit.train.step.SchemeStages;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates;

/** Puts together what trains a trial's networks. */
public final class EpochTrainerFactory {

    private final TrainingConfig config;
    private final Teachers teachers;
    private final BatchPassesFactory passes;

    /**
     * Prepares to train.
     *
     * @param config how
     * @param teachers what is distilled from
     * @param passes makes passes through the samples
     */
    @Inject
    public EpochTrainerFactory(
            TrainingConfig config, Teachers teachers, BatchPassesFactory passes) {
        this.config = config;
        this.teachers = teachers;
        this.passes = passes;
    }

    /** What trains networks epoch by epoch. */
    EpochTrainer trainer(TrialNetworks networks, Seed seed) {
        Optional<LabelUse> labels =
                networks instanceof MethodNetworks own
                        ? Optional.of(own.distiller().assembled().labels())
                        : Optional.empty();
        return trainer(networks, step(networks), labels, seed, TrainingPart.TRAINING);
    }

    /**
     * What trains them before that, if anything is to be.
     *
     * @param seed of the trial
     */
    Optional<EpochTrainer> initialTrainer(TrialNetworks networks, Seed seed) {
        return initialStep(networks)
                .map(
                        step ->
                                trainer(
                                        networks,
                                        step,
                                        networks.initial().flatMap(BeforeTraining::labels),
                                        seed.of("initial"),
                                        TrainingPart.BEFORE));
    }

    private EpochTrainer trainer(
            TrialNetworks networks,
            TrainingStep step,
            Optional<LabelUse> labels,
            Seed seed,
            TrainingPart part) {
        BatchPasses through = passes(networks);
        return new EpochTrainer(
                step,
                through,
                config,
                order(labels, through, seed.of("order")),
                mixing(networks, seed),
                seed,
                new SampleConditions(through.dataset().samples(Subset.TRAIN), spoilt(networks)),
                part);
    }

    private Map<String, SpoiltSamples> spoilt(TrialNetworks networks) {
        return networks instanceof MethodNetworks own
                ? teachers.spoilt(own.distiller().teachers().keySet())
                : Map.of();
    }

    /** A scheme goes through all samples. */
    private TrainingOrder order(Optional<LabelUse> labels, BatchPasses through, Seed seed) {
        return labels.map(
                        use ->
                                TrainingOrder.of(
                                        through.dataset().samples(Subset.TRAIN),
                                        use.learnsWithout(),
                                        config.labelledShare(),
                                        config.batchSize(),
                                        seed))
                .orElseGet(() -> new TrainingOrder.Even(seed));
    }

    /** A single step of theirs. */
    TrainingStep step(TrialNetworks networks) {
        return step(
                networks,
                lesson(networks),
                () -> networks.average().ifPresent(WeightsAverage::follow));
    }

    /** A single step before the training, if any comes before it. */
    Optional<TrainingStep> initialStep(TrialNetworks networks) {
        return networks.initial()
                .filter(before -> before.epochs(config.epochs()) > 0)
                .map(before -> step(networks, initialLesson(networks, before), () -> {}));
    }

    private Lesson initialLesson(TrialNetworks networks, BeforeTraining before) {
        if (before instanceof SchemeStages stages) {
            SchemeNetworks own = (SchemeNetworks) networks;
            return new SchemeLesson(
                    own.scheme(),
                    at -> stages.losses(at, config.epochs()),
                    own.views(),
                    own.manager().getEngine());
        }
        MethodNetworks own = (MethodNetworks) networks;
        return new InitialLesson(
                own.learner(), own.distiller(), (InitialPhases) before, config.epochs());
    }

    private TrainingStep step(TrialNetworks networks, Lesson lesson, Runnable afterUpdate) {
        return new TrainingStep(
                lesson,
                FiniteCheck.of(networks.manager().getDevice()),
                new Updates(
                        networks.optimizers(),
                        config.accumulate(),
                        config.clip(),
                        networks.clips(),
                        afterUpdate));
    }

    private Lesson lesson(TrialNetworks networks) {
        if (networks instanceof SchemeNetworks own) {
            return new SchemeLesson(own.scheme(), own.views(), own.manager().getEngine());
        }
        MethodNetworks own = (MethodNetworks) networks;
        return new MethodLesson(own.learner(), own.distiller(), classLoss(own));
    }

    private ClassLoss classLoss(MethodNetworks networks) {
        return new ClassLoss(
                networks.classWeight(),
                config.labelSmoothing(),
                config.classWeights()
                        .map(weights -> ClassWeights.of(weights, passes.dataset()))
                        .map(networks.manager()::create),
                config.mixesSamples());
    }

    /**
     * What mixes the samples of batches, if anything does.
     *
     * @throws ConfigurationException if a teacher is not shown the mixed samples
     */
    BatchMixing mixing(TrialNetworks networks, Seed seed) {
        if (!(networks instanceof MethodNetworks own)) {
            return BatchMixing.none();
        }
        String modality = own.learner().modality();
        if (config.mixesSamples()) {
            own.distiller()
                    .teachers()
                    .forEach((name, teacher) -> requireMixed(name, teacher, modality));
        }
        return new BatchMixing(
                config.mixup(), config.cutmix(), modality, passes.dataset().classes().size(), seed);
    }

    private void requireMixed(String name, Teacher teacher, String student) {
        boolean isShown =
                teachers.modality(name).equals(student)
                        && teachers.sight(name, teacher, student)
                                .filter(TeacherSight::isPlain)
                                .isPresent();
        if (!isShown) {
            throw new ConfigurationException(
                    MixingRules.notShown(
                            name,
                            KeyPath.parse(
                                    config.mixup().isPresent()
                                            ? "training.mixup"
                                            : "training.cutmix")));
        }
    }

    /** Passes through all that is perceived in training. */
    BatchPasses passes(TrialNetworks networks) {
        if (networks instanceof SchemeNetworks own) {
            return passes.of(own.modalities()).asking(own.views());
        }
        return taught((MethodNetworks) networks);
    }

    /** What the student, and the teachers it learns from, perceive. */
    private BatchPasses taught(MethodNetworks networks) {
        String student = networks.learner().modality();
        List<TeacherSight> sights = new ArrayList<>();
        networks.distiller()
                .teachers()
                .forEach(
                        (name, teacher) ->
                                teachers.sight(name, teacher, student).ifPresent(sights::add));
        Set<String> carried = new LinkedHashSet<>(Set.of(student));
        sights.forEach(sight -> carried.add(sight.name()));
        List<TeacherSight> own = sights.stream().filter(sight -> !sight.isPlain()).toList();
        BatchPasses through =
                passes.of(List.copyOf(carried))
                        .asking(
                                networks.distiller().assembled().secondView().stream()
                                        .map(view -> new ViewRequest(student, view, 1))
                                        .toList());
        return own.isEmpty() ? through : through.showing(own);
    }
}
