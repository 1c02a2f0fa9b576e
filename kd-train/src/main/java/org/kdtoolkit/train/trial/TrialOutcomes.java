package org.kdtoolkit.train.trial;

import ai.djl.Device;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.ResolvedTask;
import org.kdtoolkit.train.config.TrainingConfig;

/** Puts the results of trials together. */
public final class TrialOutcomes {

    private final boolean reEstimatedBatchNorm;
    private final TrainingConfig trained;
    private final Dataset dataset;
    private final Faults faults;
    private final Teachers teachers;
    private final StudentDescriptions descriptions;
    private final List<String> headTasks;

    /**
     * Prepares to put results together.
     *
     * @param experiment how students are judged
     * @param dataset has something to say of itself
     * @param faults the samples that could not be read
     * @param teachers how often they are right themselves
     * @param descriptions describes what trials leave
     */
    @Inject
    public TrialOutcomes(
            ResolvedExperiment experiment,
            Dataset dataset,
            Faults faults,
            Teachers teachers,
            StudentDescriptions descriptions) {
        this.reEstimatedBatchNorm = experiment.config().evaluation().reEstimateBatchNorm();
        this.trained = experiment.config().training();
        this.dataset = dataset;
        this.faults = faults;
        this.teachers = teachers;
        this.descriptions = descriptions;
        this.headTasks =
                experiment.tasks().stream()
                        .filter(ResolvedTask::readsScores)
                        .map(ResolvedTask::name)
                        .toList();
    }

    /** Begins to put the result of one trial together. */
    Outcome of(MethodSpec method, int seed, TrialNetworks networks) {
        faults.beginTrial();
        return new Outcome(method, seed, networks);
    }

    /** How one trial ends. */
    final class Outcome {

        private final MethodSpec method;
        private final int seed;
        private final TrialNetworks networks;
        private final long begun = System.nanoTime();
        private List<EpochRecord> before = List.of();

        private Outcome(MethodSpec method, int seed, TrialNetworks networks) {
            this.method = method;
            this.seed = seed;
            this.networks = networks;
        }

        /** Counts epochs that came before the training among the costs. */
        void began(List<EpochRecord> epochs) {
            before = List.copyOf(epochs);
        }

        /**
         * The result of a trial that ran to its end.
         *
         * @param chosen the number of the chosen epoch; 0 if there is none
         * @param metrics the metrics of that epoch
         * @param last the metrics of the last epoch
         * @param averaged the metrics of the average of the chosen epoch, where one is kept
         * @param history all epochs
         * @param evaluationSeconds how long the final evaluation took
         * @param files the checksums of what the trial has left besides
         */
        TrialResult done(
                int chosen,
                Map<MetricKey, Double> metrics,
                Map<MetricKey, Double> last,
                Map<MetricKey, Double> averaged,
                List<EpochRecord> history,
                double evaluationSeconds,
                Map<String, String> files) {
            SampleUse use = new SampleUse(dataset, faults, judged());
            return new TrialResult.Done(
                    method.name(),
                    seed,
                    metrics,
                    chosen,
                    new EpochMetrics(history.size(), last),
                    averaged,
                    teachers.metrics(),
                    new Cost(
                            seconds(before) + seconds(history) + evaluationSeconds,
                            history.stream().mapToDouble(EpochRecord::seconds).average().orElse(0),
                            networks.parameters(),
                            networks.otherParameters()),
                    reEstimatedBatchNorm,
                    use.unreadable(),
                    notesOf(history),
                    files,
                    use.bySubset());
        }

        private Set<String> judged() {
            return networks.judged().stream()
                    .map(JudgedNetwork::modality)
                    .collect(Collectors.toSet());
        }

        /**
         * What one of the trial's networks is.
         *
         * @param found what it is worth
         * @param chosen the number of the chosen epoch; 0 if there is none
         */
        Optional<StudentDescription> describe(TrialEvaluation.Findings found, int chosen) {
            return descriptions.describe(
                    new StudentDescriptions.Trial(method, seed, chosen, notes()),
                    found.judged(),
                    found.findings().metrics());
        }

        /** The result of a trial that ended with an error after some epochs. */
        TrialResult failed(String error, List<EpochRecord> history) {
            // the epoch that it failed in is in no history, and may have been the first
            double elapsed = (System.nanoTime() - begun) / 1e9;
            return new TrialResult.Failed(
                    method.name(),
                    seed,
                    error,
                    Math.max(elapsed, seconds(before) + seconds(history)),
                    notes());
        }

        private static double seconds(List<EpochRecord> history) {
            return history.stream().mapToDouble(e -> e.seconds() + e.evaluationSeconds()).sum();
        }

        private List<String> notesOf(List<EpochRecord> history) {
            List<String> notes = new ArrayList<>(notes());
            if (!history.isEmpty() && history.stream().allMatch(Outcome::hasNoLoss)) {
                notes.add("every loss was 0 in every epoch: the student has learnt nothing");
            }
            return notes;
        }

        private static boolean hasNoLoss(EpochRecord epoch) {
            return !epoch.losses().isEmpty()
                    && epoch.losses().values().stream().allMatch(loss -> loss == 0);
        }

        private List<String> notes() {
            List<String> notes = new ArrayList<>(dataset.notes());
            notes.addAll(networks.notes());
            Device device = networks.manager().getDevice();
            if (device.isGpu()) {
                notes.add(
                        "computed on %s"
                                .formatted(new DeviceName.Gpu(device.getDeviceId()).text()));
            }
            if (networks instanceof SchemeNetworks own) {
                notes.addAll(own.scheme().notes());
                own.initial().ifPresent(stages -> notes.addAll(stages.notes(trained.epochs())));
                if (!own.trainsHeads()) {
                    notes.addAll(unjudged());
                }
            } else {
                ofMethod((MethodNetworks) networks, notes);
            }
            return notes;
        }

        /** The tasks that need what networks of a scheme lack. */
        private List<String> unjudged() {
            String tasks =
                    headTasks.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
            return tasks.isEmpty()
                    ? List.of()
                    : List.of("no head is trained: it is not judged by " + tasks);
        }

        private void ofMethod(MethodNetworks own, List<String> notes) {
            notes.addAll(teachers.warnings(own.distiller().teachers().keySet()));
            boolean several = teachers.names().size() > 1;
            own.distiller()
                    .teachers()
                    .forEach(
                            (name, teacher) ->
                                    teacher.notes().stream()
                                            .map(note -> several ? name + ": " + note : note)
                                            .forEach(notes::add));
            notes.addAll(own.distiller().method().notes());
            own.initial().ifPresent(phases -> notes.addAll(phases.notes(trained.epochs())));
            method.classWeight()
                    .map("the class loss is multiplied by %s in this method"::formatted)
                    .ifPresent(notes::add);
            notes.addAll(LossNotes.of(trained, dataset, own.classWeight()));
            notes.addAll(ofLabels(own.distiller().assembled().labels()));
        }

        private List<String> ofLabels(LabelUse use) {
            Samples training = dataset.samples(Subset.TRAIN);
            if (IntStream.range(0, training.size()).allMatch(training::isLabelled)) {
                return List.of();
            }
            List<String> notes = new ArrayList<>(use.notes());
            trained.labelledShare()
                    .filter(share -> use.learnsWithout())
                    .map(share -> "a share of %s of each batch has labels".formatted(share))
                    .ifPresent(notes::add);
            return notes;
        }
    }
}
