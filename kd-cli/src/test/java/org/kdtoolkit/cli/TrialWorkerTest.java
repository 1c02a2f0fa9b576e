package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

class TrialWorkerTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void trialsRunInTheOrderInWhichTheirNumbersCome() {
        assertThat(run("7\n\n 3 \n12", number -> ExitCode.DONE)).isEqualTo(ExitCode.DONE);

        assertThat(ran).containsExactly(7, 3, 12);
        assertThat(out)
                .asString()
                .isEqualToNormalizingNewlines(
                        "trial 7 ended: 0\ntrial 3 ended: 0\ntrial 12 ended: 0\n");
    }

    @Test
    void oneThatFailsOrCannotRunDoesNotStopTheOthers() {
        IntFunction<ExitCode> trial =
                number ->
                        switch (number) {
                            case 0 -> ExitCode.FAILED;
                            case 1 -> throw new ConfigurationException("another process has it");
                            case 2 -> throw new DataException("a.wav: can't be read");
                            default -> ExitCode.DONE;
                        };

        assertThat(run("0\n1\n2\n3\n", trial)).isEqualTo(ExitCode.FAILED);

        assertThat(out)
                .asString()
                .isEqualToNormalizingNewlines(
                        "trial 0 ended: 1\ntrial 1 ended: 2\ntrial 2 ended: 3\ntrial 3 ended: 0\n");
        assertThat(err)
                .asString()
                .isEqualToNormalizingNewlines(
                        "kd: another process has it\nkd: a.wav: can't be read\n");
    }

    @Test
    void afterAFaultOfTheToolkitNothingElseRunsInTheProcess() {
        IntFunction<ExitCode> broken =
                number -> {
                    throw new IllegalStateException("impossible");
                };

        assertThat(run("0\n1\n", broken)).isEqualTo(ExitCode.BROKEN);

        assertThat(ran).containsExactly(0);
        assertThat(out).asString().isEqualToNormalizingNewlines("trial 0 ended: 70\n");
    }

    @Test
    void aLineThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> run("1\ntwo\n3\n", number -> ExitCode.DONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("standard input: expected the number of a trial, from 0, found 'two'");

        assertThat(ran).containsExactly(1);
    }

    private ExitCode run(String input, IntFunction<ExitCode> trial) {
        Console console = new Console(stream(out), stream(err));
        NumbersFromInput numbers =
                NumbersFromInput.of(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new TrialWorker(
                        numbers,
                        number -> {
                            ran.add(number);
                            return trial.apply(number);
                        })
                .run(new Complaints(console, false));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
