package org.kdtoolkit.datasets.ucf;

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
class UnlabelledVideosFuzzTest extends FuzzContract {

    private static final String ANNOTATION =
            """
            {"labels": ["Archery"], "database": {
              "v_Archery_g01_c01": {"subset": "training", "label": "Archery"},
              "v_Archery_g02_c01": {"subset": "validation", "label": "Archery"}}}
            """;

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "ucf-unlabelled";
    }

    @Override
    protected List<String> words() {
        return List.of("/", " ", ".avi", ".", "\r\n", "_g02_c01", "1");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(text("Archery/v_Archery_g03_c01.avi\nv_Typing_g01_c01\n\na.b.c\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void read(byte[] input) throws Exception {
        UcfConfig config =
                new UcfConfig(
                        Optional.of(file("annotation.json", text(ANNOTATION))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of("sound", media),
                        Map.of("sound", Configs.embedding()),
                        Optional.empty(),
                        Optional.of(file("more.txt", input)));
        UcfReader.ucf101(config, Configs.context(new Faults(OnError.FAIL))).close();
    }
}
