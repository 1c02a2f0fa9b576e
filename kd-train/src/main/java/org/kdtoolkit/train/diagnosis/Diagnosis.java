package org.kdtoolkit.train.diagnosis;

import java.util.List;
import org.kdtoolkit.eval.diagnosis.ChannelPermutation;
import org.kdtoolkit.eval.diagnosis.ExpectedGain;
import org.kdtoolkit.eval.diagnosis.Rehearsal;

/**
 * What an experiment's teachers promise its student.
 *
 * @param name the experiment's
 * @param student the modality of the student
 * @param training the training pairs that were looked at
 * @param labelled how many of them have a label
 * @param validation the validation pairs that were looked at
 * @param whole how many of each there are
 * @param classes how many classes there are
 * @param teachers each teacher
 */
public record Diagnosis(
        String name,
        String student,
        int training,
        int labelled,
        int validation,
        Counts whole,
        int classes,
        List<OfTeacher> teachers) {

    /** Copies the list. */
    public Diagnosis {
        teachers = List.copyOf(teachers);
    }

    /**
     * Numbers of samples.
     *
     * @param training in the training subset
     * @param labelled those of them that have a label
     * @param validation in the validation subset
     */
    public record Counts(int training, int labelled, int validation) {}

    /**
     * What one teacher promises.
     *
     * @param teacher its name
     * @param modality what it perceives
     * @param accuracy how often it is right on validation samples, 0 to 1
     * @param probe the same of a linear probe on the untrained student, with all labels there are
     * @param shared what it knows that the student's modality holds, too
     * @param information mutual information
     * @param agreement of neighbourhoods
     * @param mismatch pairs that do not belong together
     * @param expectations the predicted gains
     * @param sentence what to expect
     */
    public record OfTeacher(
            String teacher,
            String modality,
            double accuracy,
            double probe,
            Shared shared,
            Information information,
            Agreement agreement,
            Mismatch mismatch,
            List<Expectation> expectations,
            String sentence) {

        /** Copies the list. */
        public OfTeacher {
            expectations = List.copyOf(expectations);
        }
    }

    /**
     * The test of channels; accuracies are those of a linear probe on the teacher's embedding.
     *
     * @param channels how many the embedding has
     * @param sharedChannels how many of them go with the student's features
     * @param whole with all channels
     * @param alone with the shared ones alone
     * @param without without the shared ones
     * @param none without any
     * @param kept the part of the ability that the shared ones keep, 0 to 1; null if there is none
     * @param byChannel each channel
     */
    public record Shared(
            int channels,
            int sharedChannels,
            double whole,
            double alone,
            double without,
            double none,
            Double kept,
            List<ChannelPermutation.Channel> byChannel) {

        static Shared of(ChannelPermutation test) {
            return new Shared(
                    test.channels().size(),
                    test.sharedChannels(),
                    test.whole(),
                    test.shared(),
                    test.unshared(),
                    test.none(),
                    Double.isNaN(test.kept()) ? null : test.kept(),
                    test.channels());
        }
    }

    /**
     * Mutual information in nats.
     *
     * @param teacherStudent of the features of teacher and student, on training pairs, as if both
     *     were Gaussian; null where one is a function of the other
     * @param studentLabel what the student's features tell of the label at least, on validation
     *     samples
     * @param teacherLabel what the teacher's features tell of it at least
     */
    public record Information(Double teacherStudent, double studentLabel, double teacherLabel) {}

    /**
     * How alike both sides order samples, on training pairs; null where one side is constant.
     *
     * @param cka linear CKA, 0 to 1
     * @param ckaDebiased the same without its bias
     * @param neighbours which share of the {@code k} nearest on one side is among those on the
     *     other
     * @param neighboursByChance what that is for independent features
     * @param k how many neighbours
     */
    public record Agreement(
            Double cka, Double ckaDebiased, double neighbours, double neighboursByChance, int k) {}

    /**
     * Shares of the training pairs that look mismatched, 0 to 1; null where that can't be told.
     *
     * @param byLabels by the teacher's class beside the label
     * @param byRank by how well partners find each other, without labels
     */
    public record Mismatch(Double byLabels, Double byRank) {}

    /**
     * What methods that learn from the same are expected to gain.
     *
     * @param methods their names; empty if the experiment has none that distils
     * @param pairs from which pairs they learn
     * @param labels whether they also learn from the labels themselves
     * @param gains by number of labels, the fewest first
     */
    public record Expectation(
            List<String> methods, Rehearsal.Pairs pairs, boolean labels, List<Gain> gains) {

        /** Copies the lists. */
        public Expectation {
            methods = List.copyOf(methods);
            gains = List.copyOf(gains);
        }

        /** With all labels there are. */
        Gain withAll() {
            return gains.get(gains.size() - 1);
        }
    }

    /**
     * A predicted gain in accuracy, in parts of 1.
     *
     * @param labels with how many labels
     * @param plain the accuracy of a probe that learns from them alone
     * @param distilled the accuracy of a probe that learns from the teacher, too
     * @param gain the difference
     * @param error its standard error
     * @param outlook what to expect
     */
    public record Gain(
            int labels,
            double plain,
            double distilled,
            double gain,
            double error,
            ExpectedGain.Outlook outlook) {

        static Gain of(ExpectedGain expected) {
            return new Gain(
                    expected.labels(),
                    expected.plain(),
                    expected.distilled(),
                    expected.gain(),
                    expected.error(),
                    expected.outlook());
        }
    }
}
