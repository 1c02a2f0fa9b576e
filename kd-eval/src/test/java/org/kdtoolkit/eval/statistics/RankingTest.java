package org.kdtoolkit.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ranks beside SciPy 1.17.1 ({@code rankdata}, {@code friedmanchisquare}, {@code
 * studentized_range}), and beside the worked example of Demšar 2006: Table 6, four variants of C4.5
 * on 14 data sets.
 */
class RankingTest {

    private final JsonNode figures = read();

    private static JsonNode read() {
        try (InputStream file = RankingTest.class.getResourceAsStream("/statistics/ranks.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ranksAsTheWorkedExample() {
        Ranking ranking =
                Ranking.of(
                        List.of("C4.5", "C4.5+m", "C4.5+cf", "C4.5+m+cf"),
                        rows(figures.get("demsar")),
                        true);
        assertThat(ranking.averages().get(0)).isCloseTo(3.143, within(5e-4));
        assertThat(ranking.averages().get(1)).isCloseTo(2.000, within(5e-4));
        assertThat(ranking.averages().get(2)).isCloseTo(2.893, within(5e-4));
        assertThat(ranking.averages().get(3)).isCloseTo(1.964, within(5e-4));
        assertThat(ranking.friedman()).isCloseTo(9.28, within(5e-3));
        assertThat(ranking.imanDavenport()).isCloseTo(3.69, within(5e-3));
        assertThat(ranking.showsDifferences()).isTrue();
        assertThat(ranking.criticalDifference()).isCloseTo(1.25, within(5e-3));
        assertThat(ranking.order()).containsExactly(3, 1, 2, 0);
        // no two of the four differ by Nemenyi's test, as the paper finds at 5 %
        assertThat(ranking.groups()).containsExactly(List.of(3, 1, 2, 0));
    }

    @Test
    void ranksAsSciPyDoes() {
        for (JsonNode one : figures.get("cases")) {
            List<List<Double>> values = rows(one.get("values"));
            List<String> methods =
                    IntStream.range(0, values.get(0).size()).mapToObj(j -> "m" + j).toList();
            Ranking ranking = Ranking.of(methods, values, true);
            boolean ties =
                    values.stream().anyMatch(row -> row.stream().distinct().count() < row.size());
            for (int j = 0; j < methods.size(); j++) {
                assertThat(ranking.averages().get(j))
                        .isCloseTo(one.get("ranks").get(j).asDouble(), within(1e-12));
            }
            assertThat(ranking.criticalDifference())
                    .isCloseTo(one.get("cd").asDouble(), within(1e-6));
            if (ties) {
                assertThat(ranking.friedman()).isLessThan(one.get("chi").asDouble());
            } else {
                assertThat(ranking.friedman()).isCloseTo(one.get("chi").asDouble(), within(1e-9));
                assertThat(ranking.friedmanP()).isCloseTo(one.get("p").asDouble(), within(1e-9));
                assertThat(ranking.imanDavenport())
                        .isCloseTo(one.get("f").asDouble(), within(1e-9));
                assertThat(ranking.imanDavenportP())
                        .isCloseTo(one.get("fp").asDouble(), within(1e-9));
            }
        }
    }

    @Test
    void knowsNemenyisCriticalValues() {
        for (JsonNode one : figures.get("nemenyi")) {
            assertThat(StudentizedRange.quantile(one.get("k").asInt(), 0.95) / Math.sqrt(2))
                    .isCloseTo(one.get("q").asDouble(), within(1e-6));
        }
    }

    @Test
    void joinsWhatDoesNotDiffer() {
        // one method is always the last of four, the others take turns
        List<List<Double>> values = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Double> row = new ArrayList<>(List.of(0.5, 0.5, 0.5, 0.1));
            row.set(i % 3, 0.9);
            values.add(row);
        }
        Ranking ranking = Ranking.of(List.of("a", "b", "c", "d"), values, true);
        assertThat(ranking.averages()).containsExactly(2.0, 2.0, 2.0, 4.0);
        assertThat(ranking.groups()).containsExactly(List.of(0, 1, 2));
        Ranking turned = Ranking.of(List.of("a", "b", "c", "d"), values, false);
        assertThat(turned.averages()).containsExactly(3.0, 3.0, 3.0, 1.0);
    }

    @Test
    void knowsDataSetsThatAgree() {
        Ranking ranking =
                Ranking.of(List.of("a", "b"), List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)), true);
        assertThat(ranking.imanDavenport()).isInfinite();
        assertThat(ranking.imanDavenportP()).isEqualTo(0.5);
        Ranking equal =
                Ranking.of(List.of("a", "b"), List.of(List.of(1.0, 1.0), List.of(3.0, 3.0)), true);
        assertThat(equal.friedman()).isZero();
        assertThat(equal.friedmanP()).isEqualTo(1);
        assertThat(equal.imanDavenportP()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeRanked() {
        assertThatThrownBy(() -> Ranking.of(List.of("a", "b"), List.of(List.of(1.0, 2.0)), true))
                .hasMessage("expected two methods and two data sets at least, found 2 and 1");
        assertThatThrownBy(
                        () ->
                                Ranking.of(
                                        List.of("a", "b"),
                                        List.of(List.of(1.0, Double.NaN), List.of(1.0, 2.0)),
                                        true))
                .hasMessageContaining("expected a finite value of each of the 2 methods");
    }

    private static List<List<Double>> rows(JsonNode rows) {
        List<List<Double>> list = new ArrayList<>();
        for (JsonNode row : rows) {
            List<Double> values = new ArrayList<>();
            row.forEach(value -> values.add(value.asDouble()));
            list.add(values);
        }
        return list;
    }
}
