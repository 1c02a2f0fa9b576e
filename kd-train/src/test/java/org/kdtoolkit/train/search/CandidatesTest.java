package org.kdtoolkit.train.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchRecord;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.SampleProviders;
import org.kdtoolkit.train.config.Space;

/** What a search tries, and which of it is best. */
class CandidatesTest {

    private static final Path FILE =
            Path.of("src/test/resources/config/minimal.yaml").toAbsolutePath();

    private static final String METHODS =
            "methods=[none, {name: kd, objectives: [{type: kd, temperature: 4}]},"
                    + " {name: kd.late, objectives: [{type: kd, temperature: 4}]}]";
    private static final String TEACHER =
            "teacher={modality: image, type: stored, embeddings: data}";
    private static final String TEMPERATURE = "methods.kd.objectives.0.temperature";

    @Test
    void eachMethodIsSearchedOverItsOwnAxesAndThoseOfAll() {
        ExperimentConfig config =
                load(
                        "search={seeds: [8], trials: 5}",
                        "sweep={"
                                + TEMPERATURE
                                + ": {log-uniform: [1, 16]},"
                                + " methods.kd.late.objectives.0.temperature: {uniform: [1, 2]},"
                                + " training.batch-size: {integer: [2, 1000]}}");

        List<Candidate> candidates = Candidates.of(config);

        assertThat(of("none", candidates))
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.at()).containsOnlyKeys("training.batch-size"));
        assertThat(of("kd", candidates))
                .hasSize(5)
                .allSatisfy(
                        one ->
                                assertThat(one.at())
                                        .containsOnlyKeys(TEMPERATURE, "training.batch-size"));
        assertThat(of("kd.late", candidates))
                .extracting(Candidate::number)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whatIsDrawnForOneMethodDependsOnNoOther() {
        String kd = TEMPERATURE + ": {log-uniform: [1, 16]}";
        ExperimentConfig alone = load("search={seeds: [8], trials: 5}", "sweep={" + kd + "}");
        ExperimentConfig beside =
                load(
                        "search={seeds: [8, 9], trials: 7}",
                        "sweep={methods.kd.late.objectives.0.temperature: {uniform: [1, 2]}, "
                                + kd
                                + "}");

        assertThat(of("kd", Candidates.of(beside)).subList(0, 5))
                .isEqualTo(of("kd", Candidates.of(alone)));
        assertThat(Candidates.of(alone)).extracting(Candidate::method).containsOnly("kd");
    }

    @Test
    void drawnValuesSpreadOverTheWholeOfALogarithmicRange() {
        ExperimentConfig config =
                load(
                        "search={seeds: [8], trials: 4000}",
                        "sweep={" + TEMPERATURE + ": {log-uniform: [1, 16]}}");

        double[] logs =
                Candidates.of(config).stream()
                        .mapToDouble(one -> one.at().get(TEMPERATURE).number().getAsDouble())
                        .map(value -> Math.log(value) / Math.log(16))
                        .toArray();

        // the mean of 4,000 uniform numbers has a deviation of 0.0046
        assertThat(Arrays.stream(logs).average().getAsDouble()).isBetween(0.48, 0.52);
        assertThat(Arrays.stream(logs).allMatch(log -> log >= 0 && log <= 1)).isTrue();
    }

    @Test
    void aSmallSpaceIsTriedOnceThroughAndNothingTwice() {
        ExperimentConfig config =
                load("search={seeds: [8], trials: 50}", "sweep={" + TEMPERATURE + ": [1, 4, 16]}");

        assertThat(Candidates.of(config))
                .extracting(one -> one.at().get(TEMPERATURE).text())
                .containsExactlyInAnyOrder("1", "4", "16");
    }

    @Test
    void aGridTriesAllCombinationsInOrder() {
        ExperimentConfig config =
                load(
                        "search={seeds: [8], strategy: grid}",
                        "sweep={" + TEMPERATURE + ": [1, 4], training.batch-size: [7, 9]}");

        assertThat(of("kd", Candidates.of(config)))
                .extracting(one -> one.at().values().stream().map(PointValue::text).toList())
                .containsExactly(
                        List.of("1", "7"), List.of("1", "9"), List.of("4", "7"), List.of("4", "9"));
    }

    @Test
    void aGridThatIsLargerThanTheBudgetIsRefused() {
        ExperimentConfig config =
                load(
                        "search={seeds: [8], strategy: grid, trials: 3}",
                        "sweep={" + TEMPERATURE + ": [1, 4], training.batch-size: [7, 9]}");

        assertThatThrownBy(() -> Candidates.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "search.trials: the grid of 'kd' has 4 combinations, and each method may"
                                + " try 3; raise it, list fewer values, or search by 'strategy:"
                                + " random'");
    }

    @Test
    void onlyNumbersHaveAnEdge() {
        Space range = new Space.LogUniform(1, 100);
        Space listed =
                new Space.Choice(
                        List.of(LongNode.valueOf(4), LongNode.valueOf(1), LongNode.valueOf(16)));
        Space words = new Space.Choice(List.of(new TextNode("adam"), new TextNode("sgd")));

        assertThat(Stream.of(1.1, 10.0, 99.0))
                .extracting(value -> SpaceEdge.has(range, PointValue.of(value)))
                .containsExactly(true, false, true);
        assertThat(Stream.of(1.0, 4.0, 16.0))
                .extracting(value -> SpaceEdge.has(listed, PointValue.of(value)))
                .containsExactly(true, false, true);
        assertThat(SpaceEdge.has(words, PointValue.of(new TextNode("adam")))).isFalse();
    }

    @Test
    void theBestIsTheEarlierOfEqualOnesAndNoneThatFailedWithASeed() {
        List<SearchRecord.Candidate> candidates =
                List.of(
                        candidate(1, Map.of(1, 0.9)),
                        candidate(2, Map.of(1, 0.5, 2, 0.7)),
                        candidate(3, Map.of(1, 0.7, 2, 0.5)),
                        candidate(4, Map.of(1, 0.8, 2, 0.6)));

        assertThat(SearchRecord.Method.rank(candidates, 2, true)).containsExactly(4, 2, 3);
        assertThat(SearchRecord.Method.rank(candidates, 2, false)).containsExactly(2, 3, 4);
    }

    private static SearchRecord.Candidate candidate(int number, Map<Integer, Double> values) {
        return new SearchRecord.Candidate(
                number, Map.of("a", PointValue.of(DoubleNode.valueOf(1))), "search/x", values);
    }

    private static List<Candidate> of(String method, List<Candidate> all) {
        return all.stream().filter(one -> one.method().equals(method)).toList();
    }

    private static ExperimentConfig load(String... changes) {
        List<String> all = new ArrayList<>(List.of(METHODS, TEACHER));
        all.addAll(List.of(changes));
        return new ExperimentLoader(SampleProviders.registry()).load(FILE, all);
    }
}
