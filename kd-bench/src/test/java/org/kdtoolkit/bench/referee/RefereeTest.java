package org.kdtoolkit.bench.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.eval.statistics.Verdict;

class RefereeTest {

    /** Means of 60 repetitions lie within four standard errors of the reference's. */
    @ParameterizedTest
    @ValueSource(strings = {"clean-labels", "increase-gamma-0", "increase-gamma-10"})
    void findsWhatTheReferenceFound(String name) {
        Case one = published(name);
        Outcome outcome = Outcome.run(one, 60, 1);
        assertThat(outcome.percent(Repetition::difference).mean())
                .isBetween(
                        one.reference().difference() - 4 * one.reference().deviation() / 7,
                        one.reference().difference() + 4 * one.reference().deviation() / 7);
        assertThat(outcome.percent(Repetition::plain).mean())
                .isBetween(one.reference().plain() - 3, one.reference().plain() + 3);
        assertThat(outcome.percent(Repetition::teacher).mean())
                .isBetween(one.reference().teacher() - 3, one.reference().teacher() + 3);
        assertThat(outcome.right(20)).isEqualTo(3);
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        Case one = published("increase-gamma-4");
        assertThat(Outcome.run(one, 3, 1)).isEqualTo(Outcome.run(one, 3, 1));
        assertThat(Outcome.run(one, 3, 1)).isNotEqualTo(Outcome.run(one, 3, 2));
        assertThat(Outcome.run(one, 4, 1).repetitions())
                .startsWith(Outcome.run(one, 2, 1).repetitions().toArray(Repetition[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    void countsWhatIsSaidAndWhatIsRight() {
        List<Repetition> repetitions = new ArrayList<>();
        repetitions.addAll(run(0.05, 0.07, 0.06));
        repetitions.addAll(run(-0.05, 0.05, 0.001));
        repetitions.addAll(run(-0.05, -0.07, -0.06));
        repetitions.addAll(run(0.25, 0.25, 0.25));
        repetitions.addAll(run(0.05).subList(0, 1));
        assertThat(Counts.of(Judge.verdicts(repetitions, 3))).isEqualTo(new Counts(1, 1, 1, 1));
        assertThat(right("clean-labels", repetitions)).isEqualTo(1);
        assertThat(right("sample-dependent-as-coded", repetitions)).isEqualTo(1);
        assertThat(right("increase-gamma-0", repetitions)).isEqualTo(2);
        assertThat(Judge.verdict(repetitions.subList(9, 12))).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void printsATableAndWhatItComesTo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean met =
                Referee.of("increase-gamma-0, increase-gamma-10,increase-alpha-40", 2, 5, 1, true)
                        .run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 runs of 5 seeds each")
                .containsPattern("increase-gamma-0 +never better +\\d\\d\\.\\d\\d ± ")
                .containsPattern("increase-alpha-40 +not counted ")
                .containsPattern("reference +71\\.3 +67\\.8 +66\\.3 +-1\\.50 ± 1\\.17")
                .containsPattern("setting +3 +5 +10\\R")
                .contains("of 4 runs (")
                .contains("called better where it is not: 0 of 2 runs (0.0%)")
                .doesNotContain("of these where there is no difference");
        assertThat(met).isEqualTo(!out.toString(StandardCharsets.UTF_8).contains("NOT"));
    }

    @Test
    void runsThoseOfWhichTheAnswerIsKnown() {
        assertThat(Referee.of(Referee.KNOWN, 1, 2, 1, false).cases())
                .extracting(Case::name)
                .containsExactly(
                        "clean-labels",
                        "relevant-features",
                        "sample-dependent-as-coded",
                        "sample-dependent-as-written",
                        "increase-gamma-0",
                        "increase-gamma-10");
        assertThat(Referee.of(Referee.ALL, 1, 2, 1, false).cases()).hasSize(17);
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThatThrownBy(() -> Referee.of("clean-label", 1, 2, 1, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "--settings: there is no 'clean-label'; did you mean 'clean-labels'?; there"
                                + " are");
        assertThatThrownBy(() -> Referee.of(Referee.ALL, 1, 1, 1, false))
                .hasMessageContaining("expected at least 2");
        assertThatThrownBy(() -> Referee.of(Referee.ALL, 100_000, 100_000, 1, false))
                .hasMessage(
                        "--runs: 100000 of 100000 seeds are more than 1000000 repetitions of each"
                                + " setting");
    }

    private static int right(String name, List<Repetition> repetitions) {
        return new Outcome(published(name), repetitions).right(3);
    }

    private static List<Repetition> run(double... differences) {
        List<Repetition> run = new ArrayList<>();
        for (double difference : differences) {
            run.add(new Repetition(0.9, 0.5, 0.5 + difference));
        }
        return run;
    }

    private static Case published(String name) {
        return Case.published().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
