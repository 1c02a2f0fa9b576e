package org.kdtoolkit.train.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** Any text behind {@code --set} is an override, or is refused. */
class OverrideFuzzTest extends FuzzContract {

    private static final Path FILE = Path.of("src/test/resources/config/full.yaml");

    private final ExperimentLoader loader = new ExperimentLoader(SampleProviders.registry());

    @Override
    protected String corpus() {
        return "override";
    }

    @Override
    protected List<String> words() {
        return List.of(
                ".",
                "..",
                "=",
                "0",
                "-1",
                "99999999999",
                "null",
                "''",
                "[",
                "]",
                "{",
                "}",
                ": ",
                "name",
                "training",
                "methods.0",
                "seeds",
                "&a ",
                "*a",
                "# ");
    }

    @Override
    protected void read(byte[] input) {
        loader.load(FILE, List.of(new String(input, StandardCharsets.UTF_8)));
    }
}
