package org.kdtoolkit.train.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.diagnosis.ChannelPermutation;
import org.kdtoolkit.eval.diagnosis.GaussianInformation;
import org.kdtoolkit.eval.diagnosis.LabelInformation;
import org.kdtoolkit.eval.diagnosis.LinearCka;
import org.kdtoolkit.eval.diagnosis.MutualNeighbours;
import org.kdtoolkit.eval.diagnosis.PairMatching;
import org.kdtoolkit.eval.diagnosis.PairedFeatures;
import org.kdtoolkit.eval.diagnosis.RandomProjection;
import org.kdtoolkit.eval.diagnosis.Rehearsal;
import org.kdtoolkit.eval.diagnosis.RehearsalSamples;
import org.kdtoolkit.eval.diagnosis.RidgeProbe;
import org.kdtoolkit.eval.probe.LinearClassifier;

/** Measures what one teacher promises the student. */
final class TeacherDiagnosis {

    /** How many neighbours are compared. */
    static final int NEIGHBOURS = 10;

    /** All are compared with all of so many. */
    private static final int COMPARED = 1000;

    /** Fewer labels are a part of those there are: a fourth, a sixteenth. */
    private static final int STEP = 4;

    private static final int STEPS = 2;

    private final KnownPairs training;
    private final KnownPairs validation;
    private final KnownPairs narrowTraining;
    private final KnownPairs narrowValidation;
    private final int classes;
    private final LinearClassifier probe;
    private final boolean hasLogits;

    /**
     * Prepares to measure.
     *
     * @param training of which at least two have labels
     * @param validation which all have labels
     * @param classes how many there are
     */
    TeacherDiagnosis(KnownPairs training, KnownPairs validation, int classes) {
        this.training = training;
        this.validation = validation;
        this.classes = classes;
        this.hasLogits = training.logits()[0].length > 0;
        RandomProjection ofTeacher = RandomProjection.of(training.teacher()[0].length);
        RandomProjection ofStudent = RandomProjection.of(training.student()[0].length);
        this.narrowTraining =
                training.with(
                        ofTeacher.apply(training.teacher()), ofStudent.apply(training.student()));
        this.narrowValidation =
                validation.with(
                        ofTeacher.apply(validation.teacher()),
                        ofStudent.apply(validation.student()));
        this.probe = ofTeacher.before(narrowProbe());
    }

    /** Of a teacher that has logits it says what these say, else what the labels say. */
    private LinearClassifier narrowProbe() {
        KnownPairs learnt = hasLogits ? narrowTraining : narrowTraining.withLabels();
        return RidgeProbe.fit(
                learnt.teacher(),
                hasLogits ? Probabilities.ofLogits(learnt.logits()) : learnt.oneHot(classes));
    }

    /**
     * Measures.
     *
     * @param name the teacher's
     * @param modality what it perceives
     * @param lessons what is learnt from it, by which methods
     * @param labels how many training samples have a label, whether they are looked at or not
     */
    Diagnosis.OfTeacher of(
            String name, String modality, Map<Rehearsal.Lesson, List<String>> lessons, int labels) {
        List<Diagnosis.Expectation> expectations = expectations(lessons);
        return new Diagnosis.OfTeacher(
                name,
                modality,
                Probabilities.accuracy(said(validation), validation.labels()),
                expectations.get(0).withAll().plain(),
                shared(),
                information(),
                agreement(),
                mismatch(),
                expectations,
                OutlookSentence.of(expectations, labels));
    }

    /** [N, C] what the teacher says, by its logits, or by a probe on its embedding. */
    private double[][] said(KnownPairs pairs) {
        return hasLogits
                ? Probabilities.ofLogits(pairs.logits())
                : Probabilities.ofScores(
                        Arrays.stream(pairs.teacher()).map(probe::scores).toArray(double[][]::new));
    }

    private Diagnosis.Shared shared() {
        KnownPairs compared = training.first(COMPARED);
        return Diagnosis.Shared.of(
                ChannelPermutation.of(
                        new PairedFeatures(
                                compared.teacher(), narrowTraining.first(COMPARED).student()),
                        probe,
                        validation.teacher(),
                        validation.labels()));
    }

    private Diagnosis.Information information() {
        KnownPairs judged = narrowValidation.first(COMPARED);
        return new Diagnosis.Information(
                finite(GaussianInformation.of(narrowTraining.features())),
                LabelInformation.of(judged.student(), judged.labels(), classes),
                LabelInformation.of(judged.teacher(), judged.labels(), classes));
    }

    private Diagnosis.Agreement agreement() {
        PairedFeatures pairs = narrowTraining.first(COMPARED).features();
        return new Diagnosis.Agreement(
                finite(LinearCka.of(pairs)),
                finite(LinearCka.debiased(pairs)),
                MutualNeighbours.of(pairs, NEIGHBOURS),
                (double) NEIGHBOURS / (pairs.size() - 1),
                NEIGHBOURS);
    }

    private Diagnosis.Mismatch mismatch() {
        KnownPairs labelled = training.withLabels();
        OptionalDouble byLabels =
                hasLogits
                        ? PairMatching.byLabels(
                                Probabilities.accuracy(said(labelled), labelled.labels()),
                                Probabilities.accuracy(said(validation), validation.labels()),
                                1.0 / classes)
                        : OptionalDouble.empty();
        OptionalDouble byRank =
                PairMatching.byRank(
                        narrowTraining.first(2 * COMPARED).features(),
                        narrowValidation.first(COMPARED).features());
        return new Diagnosis.Mismatch(nullable(byLabels), nullable(byRank));
    }

    private List<Diagnosis.Expectation> expectations(Map<Rehearsal.Lesson, List<String>> lessons) {
        Rehearsal rehearsal =
                new Rehearsal(
                        new RehearsalSamples(
                                narrowTraining.student(), training.labels(), said(training)),
                        narrowValidation.student(),
                        validation.labels());
        return lessons.entrySet().stream()
                .map(lesson -> expectation(lesson.getValue(), lesson.getKey(), rehearsal))
                .toList();
    }

    private Diagnosis.Expectation expectation(
            List<String> methods, Rehearsal.Lesson lesson, Rehearsal rehearsal) {
        return new Diagnosis.Expectation(
                methods,
                lesson.pairs(),
                lesson.readsLabels(),
                budgets().stream()
                        .map(budget -> rehearsal.of(budget, lesson))
                        .map(Diagnosis.Gain::of)
                        .toList());
    }

    /**
     * Numbers of labels, ascending; two for each class at least. A teacher without logits learns
     * its classes from all labels here, so that with fewer of them it would say other things.
     */
    private List<Integer> budgets() {
        int all = training.labelled();
        if (!hasLogits) {
            return List.of(all);
        }
        return IntStream.rangeClosed(0, STEPS)
                .map(step -> (int) (all / Math.pow(STEP, STEPS - step)))
                .filter(budget -> budget == all || budget >= 2 * classes)
                .boxed()
                .toList();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
