package org.kdtoolkit.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.commons.cli.Options;
import org.kdtoolkit.bench.teachers.TeacherFaults;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * Plants faults in teachers, and counts how many are found.
 *
 * @param faults what is planted
 */
record TeacherFaultRun(TeacherFaults faults) {

    /** The folder of the data is {@code kd.data} unless the words name another. */
    static TeacherFaultRun of(String... words) {
        Options options =
                new Options()
                        .addOption(
                                null,
                                "data",
                                true,
                                "the folder of avdigits and ucf51, ../shared/data by default")
                        .addOption(
                                null, "cases", true, "faults, and sound teachers, 200 by default")
                        .addOption(null, "seed", true, "1 by default");
        Words given = Words.parse("teachers", options, words);
        return new TeacherFaultRun(
                new TeacherFaults(
                        Path.of(
                                given.text(
                                        "data", System.getProperty("kd.data", "../shared/data"))),
                        given.count("cases", 200),
                        given.count("seed", 1)));
    }

    void run(PrintStream out) throws IOException {
        EngineEnvironment.load(EngineName.PYTORCH);
        faults.run(out);
    }
}
