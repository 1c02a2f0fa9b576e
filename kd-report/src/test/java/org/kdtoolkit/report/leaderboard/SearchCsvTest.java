package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchRecord;

/** A search for spreadsheets, and what is said of methods that tried unequally many. */
class SearchCsvTest {

    private static final MetricKey TOP1 = MetricKey.parse("validation/top1");

    private final SearchRecord search =
            new SearchRecord(
                    "outside",
                    3,
                    List.of(1, 2),
                    TOP1,
                    true,
                    List.of(
                            method(
                                    "kd",
                                    List.of("kd.weight", "rate"),
                                    List.of(
                                            candidate(1, Map.of(1, 0.5, 2, 0.7), 0.25, 1),
                                            candidate(2, Map.of(2, 0.75), 2.0, 1),
                                            candidate(3, Map.of(1, 0.75, 2, 0.75), 1e-05, 2)),
                                    List.of(3, 1),
                                    List.of("Optuna, TPE")),
                            method(
                                    "none (plain)",
                                    List.of("rate"),
                                    List.of(
                                            new SearchRecord.Candidate(
                                                    1,
                                                    Map.of("rate", listOf("a", "b, c")),
                                                    "search/none-1",
                                                    Map.of())),
                                    List.of(),
                                    List.of())));

    @Test
    void hasARowForEachCandidateAndAColumnForEachAxisOfAnyMethod() {
        assertThat(SearchCsv.of(search))
                .isEqualTo(
                        """
                        method,number,kd.weight,rate,metric,mean,seed-1,seed-2,rank
                        kd,1,0.25,1,validation/top1,0.6,0.5,0.7,2
                        kd,2,2.0,1,validation/top1,,,0.75,
                        kd,3,1.0E-5,2,validation/top1,0.75,0.75,0.75,1
                        none (plain),1,,"[""a"",""b, c""]",validation/top1,,,,
                        """);
    }

    @Test
    void whoChoseIsNamedOnceAndUnequalChancesAreSaid() {
        assertThat(SearchText.budget(search))
                .startsWith(
                        "Each method with axes was allowed 3 candidates, chosen from outside by"
                                + " Optuna, TPE; each was averaged over the seeds 1, 2,");
        assertThat(SearchText.inequality(search))
                .contains(
                        "Of the 3 candidates that each method was allowed, these were tried: kd 3,"
                                + " none (plain) 1. Where a space holds more, whoever tries more"
                                + " finds better values by luck alone.");
    }

    private static SearchRecord.Method method(
            String name,
            List<String> axes,
            List<SearchRecord.Candidate> candidates,
            List<Integer> ranking,
            List<String> by) {
        Map<String, String> space = new LinkedHashMap<>();
        axes.forEach(axis -> space.put(axis, "1, 2"));
        return new SearchRecord.Method(name, space, candidates, ranking, List.of(), by);
    }

    private static SearchRecord.Candidate candidate(
            int number, Map<Integer, Double> values, double weight, long rate) {
        return new SearchRecord.Candidate(
                number,
                Map.of(
                        "kd.weight",
                        PointValue.of(DoubleNode.valueOf(weight)),
                        "rate",
                        PointValue.of(LongNode.valueOf(rate))),
                "search/kd-" + number,
                values);
    }

    private static PointValue listOf(String first, String second) {
        return PointValue.of(
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(TextNode.valueOf(first))
                        .add(TextNode.valueOf(second)));
    }
}
