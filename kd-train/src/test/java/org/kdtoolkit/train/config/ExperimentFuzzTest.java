package org.kdtoolkit.train.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** Any text is an experiment, which comes back as it is written, or is refused. */
class ExperimentFuzzTest extends FuzzContract {

    private final ExperimentLoader loader =
            new ExperimentLoader(
                    Registry.builder()
                            .addServices(ExperimentFuzzTest.class.getClassLoader())
                            .build());

    @Override
    protected String corpus() {
        return "experiment";
    }

    @Override
    protected List<String> words() {
        return List.of(
                "&a ",
                "*a",
                "<<: ",
                "!!int ",
                "? ",
                ": ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "null",
                "~",
                "0x1F",
                "010",
                "1e400",
                ".nan",
                "-1",
                "2147483648",
                "\"\\u2028\"",
                "\"\\ud800\"",
                "\"\\0\"",
                "'",
                "\"",
                "|",
                ">",
                "%",
                "#",
                "---",
                "...",
                "\t",
                "type: ",
                "name: ");
    }

    @Override
    protected void read(byte[] input) throws IOException {
        ExperimentConfig read = loader.load(file("experiment.yaml", input), List.of());
        byte[] written = new ExperimentWriter().write(read).getBytes(StandardCharsets.UTF_8);
        ExperimentConfig again = loader.load(file("written.yaml", written), List.of());
        if (!again.equals(read)) {
            throw new AssertionError("was %s, comes back as %s".formatted(read, again));
        }
    }
}
