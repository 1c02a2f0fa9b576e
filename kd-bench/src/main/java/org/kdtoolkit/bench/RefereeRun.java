package org.kdtoolkit.bench;

import java.io.PrintStream;
import org.apache.commons.cli.Options;
import org.kdtoolkit.bench.referee.Referee;

/**
 * Judges runs of which the answer is known, and counts how often the judgement is right.
 *
 * @param referee what is run
 */
record RefereeRun(Referee referee) {

    static RefereeRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "runs", true, "how many of each setting, 200 by default")
                        .addOption(null, "seeds", true, "in a run, 20 by default")
                        .addOption(
                                null,
                                "settings",
                                true,
                                "names with commas between them, known (those whose answer is"
                                        + " known, by default) or all")
                        .addOption(null, "seed", true, "1 by default")
                        .addOption(null, "power", false, "runs of 3 to 100 seeds too");
        Words given = Words.parse("referee", options, words);
        return new RefereeRun(
                Referee.of(
                        given.text("settings", Referee.KNOWN),
                        given.count("runs", 200),
                        given.count("seeds", 20),
                        given.count("seed", 1),
                        given.has("power")));
    }

    /** Runs it; false if it is less often right than it is to be. */
    boolean run(PrintStream out) {
        return referee.run(out);
    }
}
