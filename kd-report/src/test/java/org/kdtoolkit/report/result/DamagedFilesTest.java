package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;

/** Whatever a file of results holds, it is read as it was written, or refused with its place. */
class DamagedFilesTest {

    private static final String AGAIN = "remove the trial's folder to run it again";
    private static final String ANEW =
            "'kd benchmark CONFIG --resume' writes it anew, and keeps finished trials";

    @TempDir private Path out;
    private TrialFolder trial;

    @BeforeEach
    void write() {
        trial = new TrialFolder(out.resolve("kd/seed-1"));
        trial.write(SampleBenchmark.done("kd", 1, 0.5).result().orElseThrow());
        trial.write(SampleBenchmark.done("kd", 1, 0.5).epochs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "`` | nothing",
                "`  ` | nothing",
                "[] | no object",
                "3 | no 'status'",
                "{} | no 'status'",
                "{\"status\": null} | no 'status'",
                "{\"status\": \"lost\"} | the status 'lost'",
                "{\"status\": \"failed\", \"method\": \"kd\" | a text that breaks off",
                "{\"status\": \"failed\", \"method\": \"kd\", \"error\": \"e\", \"seconds\": 1} |"
                        + " no whole number at 'seed'",
                "{\"status\": \"failed\", \"method\": \"kd\", \"seed\": 1, \"error\": \"e\","
                    + " \"seconds\": -1} | 'seconds' is -1, expected 0 or more in line 1, column"
                    + " 76",
                "{\"status\": \"failed\", \"method\": \"kd\", \"seed\": 1, \"seed\": 1} | Duplicate"
                        + " field 'seed'",
                "{\"status\": \"failed\", \"seed\": 1, \"error\": \"e\", \"seconds\": 1} | no"
                        + " 'method'",
                "{\"status\": \"failed\", \"method\": \"kd\", \"seed\": 1.5} | no whole number at"
                        + " 'seed'",
                "{\"status\": \"failed\", \"method\": \"kd\", \"seed\": \"1\"} | no whole number at"
                        + " 'seed'",
                "{\"status\": \"failed\", \"method\": [], \"seed\": 1} | no text at 'method' in"
                        + " line 1, column 32",
                "{\"status\": \"failed\", \"method\": \"kd\", \"seed\": 1, \"error\": \"e\","
                        + " \"seconds\": 1, \"notes\": [null]} | no 'notes[]'",
                "{\"status\": \"done\", \"method\": \"kd\", \"seed\": 1, \"metrics\":"
                        + " {\"test/top1\": null}} | no number at 'seconds'",
            })
    void aResult(String content, String found) throws IOException {
        Files.writeString(trial.resultFile(), content == null ? "" : content);

        assertThatThrownBy(trial::result)
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "\\Q%s: expected the JSON of TrialResult, found: %s\\E( in line 1, column \\d+)?; \\Q%s\\E"
                                .formatted(trial.resultFile(), found, AGAIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"selected-epoch\" : 2 | \"selected-epoch\" : -1 | 'selected-epoch' is -1,"
                        + " expected 0 or more",
                "\"selected-epoch\" : 2 | \"selected-epoch\" : 7 | 'last.epoch' is 3, expected 7 or"
                        + " more",
                "\"parameters\" : 94218 | \"parameters\" : -1 | 'parameters' is -1, expected 0 or"
                        + " more",
                "\"skipped-samples\" : 0 | \"skipped-samples\" : -1 | 'skipped-samples' is -1,"
                        + " expected 0 or more",
                "\"test/top1\" : 0.5 | \"test/top1\" : null | no 'metrics.test/top1'",
                "\"test/top1\" : 0.5 | \"test/top1\" : \"x\" | no number at 'metrics.test/top1'",
                "\"last\" | \"least\" | no 'last'",
                "\"test/top1\" : 0.5 | \"dev/top1\" : 0.5 | expected a subset and a metric, such as"
                        + " test/top1, found 'dev/top1' at 'metrics'",
            })
    void aKeyOfAResult(String written, String damaged, String found) throws IOException {
        String whole = Files.readString(trial.resultFile());
        Files.writeString(trial.resultFile(), whole.replace(written, damaged));

        assertThatThrownBy(trial::result)
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "\\Q%s: expected the JSON of TrialResult, found: %s\\E in line \\d+, column \\d+; \\Q%s\\E"
                                .formatted(trial.resultFile(), found, AGAIN));
    }

    @Test
    void bracketsWithoutEnd() throws IOException {
        Files.writeString(trial.epochsFile(), "[".repeat(100_000));

        assertThatThrownBy(trial::epochs)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s:1: expected the JSON of EpochRecord, found: no object in line 1, column 1; %s"
                                .formatted(trial.epochsFile(), AGAIN));

        Files.writeString(trial.epochsFile(), "{\"epoch\": " + "[".repeat(100_000));

        assertThatThrownBy(trial::epochs)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        trial.epochsFile()
                                + ":1: expected the JSON of EpochRecord, found: no whole");

        Files.writeString(trial.epochsFile(), "{\"other\": " + "[".repeat(100_000));

        assertThatThrownBy(trial::epochs)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        trial.epochsFile()
                                + ":1: expected the JSON of EpochRecord, found: Document nesting"
                                + " depth");
    }

    @Test
    void epochsThatDoNotFollowEachOther() throws IOException {
        String[] lines = Files.readString(trial.epochsFile()).split("(?<=\n)");
        Files.writeString(trial.epochsFile(), lines[0] + lines[2]);

        assertThatThrownBy(trial::epochs)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s:2: expected epoch 2, found epoch 3; %s"
                                .formatted(trial.epochsFile(), AGAIN));
    }

    @Test
    void aLineThatBreaksOff() throws IOException {
        String lines = Files.readString(trial.epochsFile());
        Files.writeString(trial.epochsFile(), lines.substring(0, lines.length() - 20));

        assertThatThrownBy(trial::epochs)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        trial.epochsFile()
                                + ":3: expected the JSON of EpochRecord, found: a text that breaks"
                                + " off");
    }

    @Test
    void theResultOfAnotherTrial() {
        trial.write(SampleBenchmark.done("kd", 2, 0.5).result().orElseThrow());

        assertThatThrownBy(() -> new BenchmarkFolder(out).result("kd", 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: expected the result of kd with seed 1, found that of kd with seed 2; %s"
                                .formatted(trial.resultFile(), AGAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"name\": \"n\"}",
                "{\"name\": \"n\", \"primary\": \"test/p\", \"select\": \"last\", \"methods\":"
                        + " null}",
                "{\"name\": \"n\", \"primary\": \"test/p\", \"select\": \"last\", \"methods\": [],"
                        + " \"seeds\": [\"x\"]}",
            })
    void aPlan(String content) throws IOException {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        Files.writeString(folder.planFile(), content);

        assertThatThrownBy(folder::read)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        folder.planFile() + ": expected the JSON of BenchmarkPlan, found: n")
                .hasMessageEndingWith("; " + ANEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"test/error-rate\" | \"error-rate\" | expected a subset and a metric, such as"
                        + " test/top1, found 'error-rate' at 'primary'",
                "\"validation/error-rate\" | \"first\" | expected a subset and a metric, such as"
                        + " test/top1, found 'first' at 'select'",
                "\"unit\" : \"number\" | \"unit\" : \"metre\" | none of fraction, number, seconds"
                        + " at 'metrics.1.unit'",
                "\"name\" : \"separation\" | \"name\" : \"a/b\" | a metric is named 'a/b'; expected"
                    + " lower case letters, digits and '-', beginning with a letter at 'metrics.1'",
                "\"task\" : \"errors\" | \"tusk\" : \"errors\" | no 'task' at 'metrics.0'",
            })
    void aKeyOfAPlan(String written, String damaged, String found) throws IOException {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        folder.write(SampleErrors.benchmark().plan());
        String whole = Files.readString(folder.planFile());
        Files.writeString(folder.planFile(), whole.replace(written, damaged));

        assertThatThrownBy(folder::read)
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "\\Q%s: expected the JSON of BenchmarkPlan, found: %s\\E in line \\d+, column \\d+; \\Q%s\\E"
                                .formatted(folder.planFile(), found, ANEW));
    }

    @Test
    void aSweepsPlanThatLeadsElsewhere() throws IOException {
        SweepFolder folder = new SweepFolder(out);
        Files.writeString(
                folder.planFile(),
                "{\"name\": \"n\", \"primary\": \"test/p\", \"corruption\": \"c\", \"methods\": [],"
                        + " \"seeds\": [], \"levels\": [{\"rate\": 0.5, \"folder\": \"../..\"}]}");

        assertThatThrownBy(folder::read)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: expected the JSON of SweepPlan, found: 'folder' is '../..', expected 'rate-0.5' at 'levels.0' in line 1, column 125; %s"
                                .formatted(folder.planFile(), ANEW));
    }
}
