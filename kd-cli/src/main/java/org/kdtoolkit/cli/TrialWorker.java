package org.kdtoolkit.cli;

import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.kdtoolkit.train.grid.WorkerLine;

/** Runs trials one after the other as their numbers come, and says on a line how each ended. */
final class TrialWorker {

    private final NumbersFromInput numbers;
    private final IntFunction<ExitCode> trial;

    /**
     * Waits for nothing yet.
     *
     * @param numbers which trials to run
     * @param trial runs one
     */
    TrialWorker(NumbersFromInput numbers, IntFunction<ExitCode> trial) {
        this.numbers = numbers;
        this.trial = trial;
    }

    /**
     * Runs what comes until nothing does any more.
     *
     * @param complaints takes what goes wrong
     * @return whether all were done; what went wrong with one is said on its line
     */
    ExitCode run(Complaints complaints) {
        ExitCode all = ExitCode.DONE;
        for (OptionalInt next = numbers.next(); next.isPresent(); next = numbers.next()) {
            int number = next.getAsInt();
            ExitCode code = complaints.of(() -> trial.apply(number));
            complaints.console().out().println(new WorkerLine(number, code.code()).text());
            if (code == ExitCode.BROKEN) {
                return code; // nobody knows what state this process is in
            }
            all = code == ExitCode.DONE ? all : ExitCode.FAILED;
        }
        return all;
    }
}
