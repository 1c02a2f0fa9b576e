package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.eval.MetricKey;

/** What a search leaves in {@code search.json}. */
class SearchRecordTest {

    private static final MetricKey TOP1 = MetricKey.parse("validation/top1");

    @TempDir private Path folder;

    @Test
    void whoWasTrainedFurtherComesBeforeWhoStopped() {
        SearchRecord search =
                search(
                        true,
                        candidate(1, 0.9, 1),
                        candidate(2, 0.4, 3),
                        candidate(3, 0.5, 2),
                        candidate(4, 0.7, 2),
                        new SearchRecord.Candidate(5, Map.of(), "search/kd-5", Map.of(), 1));

        assertThat(search.compared(search.methods().get(0)))
                .extracting(SearchRecord.Candidate::number)
                .containsExactly(2, 4, 3, 1);
    }

    @Test
    void ofSmallerIsBetterTheSmallestComesFirst() {
        SearchRecord search = search(false, candidate(1, 0.9, 1), candidate(2, 0.4, 1));

        assertThat(search.compared(search.methods().get(0)))
                .extracting(SearchRecord.Candidate::number)
                .containsExactly(2, 1);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        SearchFolder search = new SearchFolder(folder);
        Files.createDirectory(search.path());
        SearchRecord written = search(true, candidate(1, 0.9, 1), candidate(2, 0.4, 2));

        search.write(written);

        assertThat(search.read()).contains(written);
    }

    @Test
    void isReadWhereAnEarlierVersionWroteNoBudget() throws IOException {
        SearchFolder search = new SearchFolder(folder);
        Files.createDirectory(search.path());
        Files.writeString(
                search.path().resolve("search.json"),
                """
                {"strategy": "random", "trials": 1, "seeds": [1], "metric": "validation/top1",
                 "greater-is-better": true,
                 "methods": [{"name": "kd", "space": {}, "ranking": [1],
                              "candidates": [{"number": 1, "at": {}, "folder": "search/kd-1",
                                              "values": {"1": 0.5}}]}]}
                """);

        SearchRecord read = search.read().orElseThrow();

        assertThat(read.budget().gaveUpEarly()).isFalse();
        assertThat(read.compared(read.methods().get(0))).hasSize(1);
    }

    private static SearchRecord search(boolean greater, SearchRecord.Candidate... candidates) {
        return new SearchRecord(
                "asha",
                candidates.length,
                List.of(1),
                TOP1,
                greater,
                List.of(
                        new SearchRecord.Method(
                                "kd",
                                Map.of(),
                                List.of(candidates),
                                List.of(2),
                                List.of(),
                                List.of())),
                new SearchBudget(List.of(1, 4, 12), 4, Map.of("kd", 20)));
    }

    private static SearchRecord.Candidate candidate(int number, double value, int rung) {
        return new SearchRecord.Candidate(
                number, Map.of(), "search/kd-" + number, Map.of(1, value), rung);
    }
}
