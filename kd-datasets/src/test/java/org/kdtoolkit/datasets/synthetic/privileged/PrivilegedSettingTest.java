package org.kdtoolkit.datasets.synthetic.privileged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.formats.random.Seed;

class PrivilegedSettingTest {

    private static final PrivilegedSizes MANY = new PrivilegedSizes(4000, 30, 1001);

    static List<PrivilegedSetting> published() {
        return PrivilegedSettings.published();
    }

    @ParameterizedTest
    @MethodSource("published")
    void drawsTheSameFromTheSameSeed(PrivilegedSetting setting) {
        PrivilegedData first = setting.draw(MANY, 7);
        PrivilegedData again = setting.draw(MANY, 7);
        PrivilegedData other = setting.draw(MANY, 8);
        assertThat(again.test().ordinary()).isDeepEqualTo(first.test().ordinary());
        assertThat(again.train().privileged()).isDeepEqualTo(first.train().privileged());
        assertThat(again.train().labels()).isEqualTo(first.train().labels());
        assertThat(other.train().ordinary()[0]).isNotEqualTo(first.train().ordinary()[0]);
        assertThat(first.test().ordinary()[0]).isNotEqualTo(first.train().ordinary()[0]);
    }

    @ParameterizedTest
    @MethodSource("published")
    void drawsASubsetWhateverTheSizesOfTheOthersAre(PrivilegedSetting setting) {
        PrivilegedData small = setting.draw(new PrivilegedSizes(5, 0, 1001), 7);
        assertThat(setting.draw(MANY, 7).test().ordinary()).isDeepEqualTo(small.test().ordinary());
        assertThat(setting.draw(MANY, 7).test().labels()).isEqualTo(small.test().labels());
    }

    @ParameterizedTest
    @MethodSource("published")
    void hasTheColumnsThatItSays(PrivilegedSetting setting) {
        PrivilegedData data = setting.draw(MANY, 1);
        for (PrivilegedSet set : List.of(data.train(), data.validation(), data.test())) {
            assertThat(Arrays.stream(set.ordinary()))
                    .allMatch(row -> row.length == setting.ordinaryColumns());
            assertThat(Arrays.stream(set.privileged()))
                    .allMatch(row -> row.length == setting.privilegedColumns());
        }
        assertThat(data.train().size()).isEqualTo(4000);
        assertThat(data.validation().size()).isEqualTo(30);
        assertThat(data.test().size()).isEqualTo(1001);
    }

    @ParameterizedTest
    @MethodSource("published")
    void isFoundByItsName(PrivilegedSetting setting) {
        assertThat(PrivilegedSettings.named(setting.name())).isEqualTo(setting);
    }

    @ParameterizedTest
    @MethodSource("published")
    void labelsAboutHalfOfTheSamples(PrivilegedSetting setting) {
        assertThat(mean(setting.draw(MANY, 3).train().labels())).isCloseTo(0.5, within(0.04));
    }

    @Test
    void namesThoseThatThereAre() {
        assertThat(PrivilegedSettings.published())
                .extracting(PrivilegedSetting::name)
                .containsExactly(
                        "clean-labels",
                        "clean-features",
                        "relevant-features",
                        "sample-dependent-as-coded",
                        "sample-dependent-sorted",
                        "sample-dependent-as-written",
                        "increase-gamma-0",
                        "increase-gamma-2",
                        "increase-gamma-4",
                        "increase-gamma-6",
                        "increase-gamma-8",
                        "increase-gamma-10",
                        "increase-alpha-0",
                        "increase-alpha-10",
                        "increase-alpha-20",
                        "increase-alpha-30",
                        "increase-alpha-40");
        assertThatThrownBy(() -> PrivilegedSettings.named("clean-lables"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "there is no setting 'clean-lables' of the privileged data; there are"
                            + " clean-labels, clean-features, relevant-features,"
                            + " sample-dependent-as-coded, sample-dependent-sorted,"
                            + " sample-dependent-as-written, increase-gamma-0 to increase-gamma-10"
                            + " and increase-alpha-0 to increase-alpha-40; did you mean"
                            + " 'clean-labels'?");
    }

    /**
     * With the noise of the label, a score of deviation s agrees in 1 - atan(1 / s) / pi of all.
     */
    @Test
    void putsTheNoiseOnTheLabelsAndNotOnTheTeachersColumn() {
        double[] plane = new double[50];
        plane[0] = 2;
        PrivilegedSet set = new CleanLabels(50, 1).draw(plane, 20_000, new Seed(1).random());
        for (int i = 0; i < 100; i++) {
            assertThat(set.privileged()[i]).containsExactly(2 * set.ordinary()[i][0]);
        }
        assertThat(agreement(set, i -> set.privileged()[i][0] > 0))
                .isCloseTo(1 - Math.atan(0.5) / Math.PI, within(0.01));
    }

    @Test
    void putsNoiseOfItsOwnOnEachOfTheStudentsColumns() {
        PrivilegedSet set = new CleanFeatures(50, 1).draw(MANY, 5).train();
        double[][] noise = new double[50][set.size()];
        for (int i = 0; i < set.size(); i++) {
            for (int j = 0; j < 50; j++) {
                noise[j][i] = set.ordinary()[i][j] - set.privileged()[i][j];
            }
        }
        for (int j = 0; j < 50; j++) {
            assertThat(correlation(noise[j], noise[j])).isCloseTo(1, within(0.1));
            assertThat(correlation(noise[j], noise[(j + 1) % 50])).isCloseTo(0, within(0.1));
            assertThat(correlation(noise[j], column(set.privileged(), j)))
                    .isCloseTo(0, within(0.1));
        }
    }

    @Test
    void separatesTheRelevantColumnsByAPlane() {
        double[] plane = {1, -2, 0.5};
        PrivilegedSet set = new RelevantFeatures(50, 3).draw(plane, 500, new Seed(1).random());
        for (int i = 0; i < set.size(); i++) {
            float[] x = set.ordinary()[i];
            assertThat(set.privileged()[i]).containsExactly(x[0], x[1], x[2]);
            assertThat(set.labels()[i]).isEqualTo(x[0] - 2 * x[1] + 0.5 * x[2] > 0 ? 1 : 0);
        }
    }

    @Test
    void picksColumnsOnceForEachSetWhereTheScriptDoes() {
        PrivilegedData data = new SampleDependentAsCoded(50, 3).draw(MANY, 2);
        List<Integer> train = columnsOf(data.train(), 0);
        for (int i = 0; i < data.train().size(); i++) {
            assertThat(columnsOf(data.train(), i)).isEqualTo(train);
        }
        assertThat(columnsOf(data.test(), 0)).isNotEqualTo(train);
        assertThat(columnsOf(data.test(), 1000)).isEqualTo(columnsOf(data.test(), 0));
    }

    @Test
    void picksColumnsForEachSampleWhereTheFormulaDoes() {
        double[] plane = IntStream.range(0, 50).mapToDouble(j -> j - 24.5).toArray();
        PrivilegedSet set =
                new SampleDependentAsWritten(50, 3).draw(plane, 3000, new Seed(1).random());
        int[] often = new int[50];
        for (int i = 0; i < set.size(); i++) {
            List<Integer> columns = columnsOf(set, i);
            double score = 0;
            for (int j : columns) {
                often[j]++;
                score += plane[j] * set.ordinary()[i][j];
            }
            assertThat(Set.copyOf(columns)).hasSize(3);
            assertThat(set.labels()[i]).isEqualTo(score > 0 ? 1 : 0);
        }
        assertThat(Arrays.stream(often).boxed()).allSatisfy(n -> assertThat(n).isBetween(120, 240));
    }

    @Test
    void sortsTheLargestValuesOfEachSample() {
        PrivilegedSet set = new SampleDependentSorted(50, 3).draw(MANY, 2).train();
        for (int i = 0; i < 100; i++) {
            float[] largest = set.privileged()[i];
            assertThat(largest[0]).isGreaterThan(largest[1]);
            assertThat(largest[1]).isGreaterThan(largest[2]);
            float[] x = set.ordinary()[i].clone();
            Arrays.sort(x);
            assertThat(largest).containsExactly(x[49], x[48], x[47]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample-dependent-as-coded", "sample-dependent-sorted"})
    void cutsTheLabelsOfEachSetAtItsOwnMedian(String name) {
        PrivilegedData data = PrivilegedSettings.named(name).draw(MANY, 4);
        assertThat(Arrays.stream(data.train().labels()).sum()).isEqualTo(2000);
        assertThat(Arrays.stream(data.validation().labels()).sum()).isEqualTo(15);
        assertThat(Arrays.stream(data.test().labels()).sum()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 6, 8, 10})
    void sharesAsManyDecisiveColumnsAsItSays(int shared) {
        PrivilegedSet set =
                PrivilegedSettings.named("increase-gamma-" + shared).draw(MANY, 1).train();
        List<Integer> both =
                IntStream.range(0, 25)
                        .filter(
                                j ->
                                        Arrays.equals(
                                                column(set.ordinary(), j),
                                                column(set.privileged(), j)))
                        .boxed()
                        .toList();
        assertThat(both)
                .containsExactlyElementsOf(IntStream.range(10 - shared, 10).boxed().toList());
        double[] score = new double[set.size()];
        Arrays.setAll(score, i -> set.labels()[i] - 0.5);
        assertThat(related(set.ordinary(), score)).isSubsetOf(range(0, 10));
        assertThat(related(set.privileged(), score)).isSubsetOf(range(10 - shared, 20 - shared));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 10, 20, 30, 40})
    void letsTheTeacherSeeAsManyMoreAsItSays(int more) {
        double[] plane = new double[50];
        Arrays.fill(plane, 1);
        PrivilegedSet set =
                new IncreaseAlpha(more, 10, 50).draw(plane, 20_000, new Seed(1).random());
        double[] score = new double[set.size()];
        Arrays.setAll(score, i -> set.labels()[i] - 0.5);
        assertThat(related(set.ordinary(), score)).isEqualTo(range(0, 10));
        assertThat(related(set.privileged(), score)).isEqualTo(range(0, 10 + more));
        for (int j = 0; j < 10; j++) {
            assertThat(column(set.privileged(), j)).isEqualTo(column(set.ordinary(), j));
        }
    }

    @Test
    void standardisesByTheTrainingSamples() {
        PrivilegedData data = PrivilegedSettings.named("clean-features").draw(MANY, 1);
        PrivilegedData standard = data.standardised();
        double[] column = column(standard.train().ordinary(), 3);
        assertThat(Arrays.stream(column).average().orElseThrow()).isCloseTo(0, within(1e-6));
        assertThat(correlation(column, column)).isCloseTo(1, within(1e-5));
        double[] before = column(data.train().ordinary(), 3);
        double mean = Arrays.stream(before).average().orElseThrow();
        double deviation =
                Math.sqrt(
                        Arrays.stream(before).map(v -> (v - mean) * (v - mean)).sum()
                                / before.length);
        assertThat((double) standard.test().ordinary()[5][3])
                .isCloseTo((data.test().ordinary()[5][3] - mean) / deviation, within(1e-5));
        assertThat(standard.test().labels()).isEqualTo(data.test().labels());
    }

    @Test
    void leavesAColumnThatDoesNotVary() {
        PrivilegedSet alike =
                new PrivilegedSet(new float[][] {{2}, {2}}, new float[][] {{1}, {3}}, new int[2]);
        PrivilegedData standard = new PrivilegedData(alike, alike, alike).standardised();
        assertThat(standard.train().privileged()).isDeepEqualTo(new float[][] {{0}, {0}});
        assertThat(standard.train().ordinary()).isDeepEqualTo(new float[][] {{-1}, {1}});
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new IncreaseGamma(11, 10, 50, 25))
                .hasMessage("11 shared of 10 features seen do not fit into 50 and 25 columns");
        assertThatThrownBy(() -> new IncreaseAlpha(41, 10, 50))
                .hasMessage("10 features and 41 more do not fit into 50 columns");
        assertThatThrownBy(() -> new PrivilegedSizes(0, 0, 1))
                .hasMessageContaining("at least one sample to train with");
    }

    private static List<Integer> columnsOf(PrivilegedSet set, int sample) {
        return IntStream.range(0, set.privileged()[sample].length)
                .mapToObj(k -> set.privileged()[sample][k])
                .map(value -> indexOf(set.ordinary()[sample], value))
                .toList();
    }

    private static int indexOf(float[] row, float value) {
        return IntStream.range(0, row.length)
                .filter(j -> row[j] == value)
                .findFirst()
                .orElseThrow();
    }

    /** The columns that go with the labels by more than four standard errors. */
    private static Set<Integer> related(float[][] rows, double[] score) {
        return IntStream.range(0, rows[0].length)
                .filter(
                        j ->
                                Math.abs(correlation(column(rows, j), score))
                                        > 4 * 0.5 / Math.sqrt(score.length))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Set<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toSet());
    }

    private static double[] column(float[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    /** The mean product. */
    private static double correlation(double[] one, double[] other) {
        return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum()
                / one.length;
    }

    private static double mean(int... labels) {
        return Arrays.stream(labels).average().orElseThrow();
    }

    private static double agreement(PrivilegedSet set, IntPredicate one) {
        return IntStream.range(0, set.size())
                        .filter(i -> one.test(i) == (set.labels()[i] == 1))
                        .count()
                / (double) set.size();
    }
}
