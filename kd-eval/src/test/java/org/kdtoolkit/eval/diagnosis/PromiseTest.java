package org.kdtoolkit.eval.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kdtoolkit.eval.diagnosis.MeasuresTest.gaussian;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Shuffled;

/** What is shared, what is mismatched, and what a rehearsal expects, where the answer is known. */
class PromiseTest {

    private static final Rehearsal.Lesson ALL = new Rehearsal.Lesson(Rehearsal.Pairs.ALL, true);
    private static final Rehearsal.Lesson LABELLED =
            new Rehearsal.Lesson(Rehearsal.Pairs.LABELLED, true);

    /** The class is the sign of the first column; 20 columns. */
    private static int[] signs(double[][] features) {
        return Arrays.stream(features).mapToInt(row -> row[0] > 0 ? 1 : 0).toArray();
    }

    private static double[][] oneHot(int[] labels) {
        return Arrays.stream(labels)
                .mapToObj(label -> new double[] {1 - label, label})
                .toArray(double[][]::new);
    }

    @Test
    void onlySharedChannelsAreFoundShared() {
        double[][] teacher = gaussian(400, 4, 1);
        double[][] student = gaussian(400, 3, 2);
        for (int i = 0; i < 400; i++) {
            student[i][0] = teacher[i][0] + 0.1 * student[i][0];
        }
        double[][] judged = gaussian(300, 4, 3);
        LinearClassifier bySecond =
                new LinearClassifier(
                        new double[][] {{-1, -1, 0, 0}, {1, 1, 0, 0}}, new double[] {0, 0});
        int[] labels = Arrays.stream(judged).mapToInt(row -> row[0] + row[1] > 0 ? 1 : 0).toArray();
        ChannelPermutation test =
                ChannelPermutation.of(
                        new PairedFeatures(teacher, student), bySecond, judged, labels);
        assertThat(test.channels())
                .extracting(ChannelPermutation.Channel::shared)
                .containsExactly(true, false, false, false);
        assertThat(test.channels().get(0).agreement()).isGreaterThan(0.9);
        assertThat(test.channels().get(1).decisive()).isGreaterThan(0.1);
        assertThat(test.channels().get(2).decisive()).isZero();
        assertThat(test.whole()).isEqualTo(1);
        // the signs of two sums of which one part of two is the same
        assertThat(test.shared()).isCloseTo(2.0 / 3, within(0.05));
        assertThat(test.none()).isCloseTo(0.5, within(0.06));
        assertThat(test.kept()).isCloseTo(1.0 / 3, within(0.1));
    }

    @Test
    void nothingIsKeptOfAnAbilityThatIsNotThere() {
        double[][] features = gaussian(50, 2, 1);
        LinearClassifier constant = new LinearClassifier(new double[2][2], new double[] {1, 0});
        ChannelPermutation test =
                ChannelPermutation.of(
                        new PairedFeatures(features, gaussian(50, 2, 2)),
                        constant,
                        features,
                        signs(features));
        assertThat(test.kept()).isNaN();
    }

    @Test
    void aThirdOfMismatchedPairsIsFoundByRank() {
        double[][] student = gaussian(600, 5, 1);
        int[] order = IntStream.range(0, 600).toArray();
        int[] moved = Shuffled.order(200, new SplittableRandom(1));
        System.arraycopy(moved, 0, order, 0, 200);
        PairedFeatures training = new PairedFeatures(PairedFeatures.rows(student, order), student);
        double[][] others = gaussian(300, 5, 2);
        assertThat(PairMatching.byRank(training, new PairedFeatures(others, others)).orElseThrow())
                .isCloseTo(1.0 / 3, within(0.07));
        assertThat(
                        PairMatching.byRank(
                                new PairedFeatures(student, student),
                                new PairedFeatures(others, others)))
                .hasValueCloseTo(0.0, within(0.02));
    }

    @Test
    void partnersThatNeverFindEachOtherTellNothing() {
        assertThat(
                        PairMatching.byRank(
                                new PairedFeatures(gaussian(100, 5, 1), gaussian(100, 5, 2)),
                                new PairedFeatures(gaussian(100, 5, 3), gaussian(100, 5, 4))))
                .isEmpty();
    }

    @Test
    void mismatchedPairsCostATeacherItsAccuracy() {
        assertThat(PairMatching.byLabels(0.6, 0.9, 0.1)).hasValueCloseTo(1.0 / 3, within(1e-9));
        assertThat(PairMatching.byLabels(0.95, 0.9, 0.1)).hasValue(0);
        assertThat(PairMatching.byLabels(0.1, 0.12, 0.1)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void aRightTeacherHelpsWithFewLabelsOfManyPairsAndNotWithAll() {
        Rehearsal rehearsal = rehearsal(oneHot(signs(gaussian(800, 20, 1))));
        ExpectedGain few = rehearsal.of(10, ALL);
        ExpectedGain all = rehearsal.of(800, ALL);
        assertThat(few.outlook()).isEqualTo(ExpectedGain.Outlook.GAIN);
        assertThat(few.labels()).isEqualTo(10);
        assertThat(all.outlook()).isEqualTo(ExpectedGain.Outlook.NONE);
        assertThat(all.gain()).isZero();
        assertThat(rehearsal.of(10, LABELLED).gain()).isZero();
    }

    @Test
    void aTeacherThatIsWrongHarms() {
        int[] inverted =
                Arrays.stream(signs(gaussian(800, 20, 1))).map(label -> 1 - label).toArray();
        assertThat(
                        rehearsal(oneHot(inverted))
                                .of(800, new Rehearsal.Lesson(Rehearsal.Pairs.ALL, false))
                                .outlook())
                .isEqualTo(ExpectedGain.Outlook.HARM);
    }

    private static Rehearsal rehearsal(double[][] teacher) {
        double[][] features = gaussian(800, 20, 1);
        double[][] judged = gaussian(500, 20, 2);
        return new Rehearsal(
                new RehearsalSamples(features, signs(features), teacher), judged, signs(judged));
    }

    @Test
    void refusesSamplesOfDifferentNumbers() {
        assertThatThrownBy(
                        () -> new RehearsalSamples(new double[3][1], new int[3], new double[2][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected as many features, labels and answers of the teacher, found 3, 3"
                                + " and 2");
        assertThatThrownBy(() -> RidgeProbe.fit(new double[1][1], new double[1][1]))
                .hasMessage(
                        "expected a target for each row of features, and at least two rows, found 1"
                                + " rows and 1 targets");
    }
}
