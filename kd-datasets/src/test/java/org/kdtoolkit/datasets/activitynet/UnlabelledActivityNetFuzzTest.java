package org.kdtoolkit.datasets.activitynet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of videos without labels; the annotation is as published. */
class UnlabelledActivityNetFuzzTest extends FuzzContract {

    private static final String ANNOTATION =
            """
            {"labels": ["Tango"], "database": {
              "v_a_0": {"subset": "training", "segment": [0.5, 2], "label": "Tango"},
              "v_b_0": {"subset": "validation", "segment": [0.5, 2], "label": "Tango"}}}
            """;

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "activitynet-unlabelled";
    }

    @Override
    protected List<String> words() {
        return List.of(",", " ", "v_", ".", "\r\n", "_0", "9".repeat(400), "-1", "1e9");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(text("aaaaaaaaaaa\nv_aaaaaaaaaaa, 0.5, 12.25\n\naaaaaaaaaaa_3\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void read(byte[] input) throws Exception {
        ActivityNetConfig config =
                new ActivityNetConfig(
                        file("annotation.json", text(ANNOTATION)),
                        Optional.empty(),
                        Map.of(),
                        Map.of("sound", media),
                        Map.of("sound", Configs.embedding()),
                        Optional.empty(),
                        Optional.of(file("more.txt", input)));
        ActivityNetReader.open(config, Configs.context(new Faults(OnError.FAIL))).close();
    }
}
