package org.kdtoolkit.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;

class FuzzRunTest {

    private static final FuzzBudget BUDGET = new FuzzBudget(20_000, Duration.ZERO, 1);
    private static final FuzzLimits LIMITS = new FuzzLimits(Duration.ofSeconds(2), 1 << 20);

    private final List<byte[]> seeds = List.of("size=0001".getBytes(StandardCharsets.US_ASCII));

    @Test
    void aParserThatReadsOrRefusesIsSound() {
        assertThat(
                        run(
                                input -> {
                                    if (input.length != 9) {
                                        throw new DataException("not 9 bytes");
                                    }
                                }))
                .isEmpty();
    }

    @Test
    void anExceptionOfAnotherKindIsFound() {
        Optional<FuzzFinding> finding =
                run(input -> Integer.parseInt(new String(input, 5, 4, StandardCharsets.US_ASCII)));

        assertThat(finding).isPresent();
        assertThat(finding.get().fault().cause()).isPresent();
        assertThat(finding.get().fault().what()).startsWith("ends in java.lang.");
    }

    @Test
    void aRefusalWithoutAMessageIsFound() {
        assertThat(
                        run(
                                input -> {
                                    throw new DataException("");
                                }))
                .hasValueSatisfying(
                        finding ->
                                assertThat(finding.fault().what())
                                        .isEqualTo("is refused without a message"));
    }

    @Test
    void roomForAClaimedSizeIsFound() {
        Optional<FuzzFinding> finding =
                run(
                        input -> {
                            if (input[0] != 's') {
                                Arrays.fill(new byte[1 << 21], input[0]);
                            }
                        });

        assertThat(finding).isPresent();
        assertThat(finding.get().input()[0]).isNotEqualTo((byte) 's');
        assertThat(finding.get().fault().what()).endsWith("expected up to 1048576");
    }

    @Test
    void anInputThatIsNeverReadToItsEndIsFound() {
        Optional<FuzzFinding> finding =
                run(
                        input -> {
                            while (input.length < 9) {
                                LockSupport.parkNanos(1000);
                            }
                        });

        assertThat(finding).isPresent();
        assertThat(finding.get().input()).hasSizeLessThan(9);
        assertThat(finding.get().fault().what()).isEqualTo("takes more than PT1S");
    }

    @Test
    void theSameNumbersGiveTheSameInputs() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();

        run(input -> first.add(Arrays.toString(input)));
        run(input -> second.add(Arrays.toString(input)));

        assertThat(first).hasSize(20_000).isEqualTo(second);
    }

    private Optional<FuzzFinding> run(FuzzAttempt.Parser parser) {
        return new FuzzRun(
                        input ->
                                FuzzAttempt.of(
                                        parser, DataException.class::isInstance, LIMITS, input),
                        new Mutator(seeds, List.of(), BUDGET),
                        Duration.ofSeconds(1))
                .over(seeds, BUDGET);
    }
}
