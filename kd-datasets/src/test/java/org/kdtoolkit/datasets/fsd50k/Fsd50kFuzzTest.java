package org.kdtoolkit.datasets.fsd50k;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of the clips for training and validation; the others are as published. */
class Fsd50kFuzzTest extends FuzzContract {

    @TempDir private Path media;
    private Fsd50kConfig config;

    @BeforeEach
    void writeTheOthers() throws Exception {
        Path lists = file("vocabulary.csv", text(Fsd50kFolder.VOCABULARY)).getParent();
        file("eval.csv", text(Fsd50kFolder.EVAL));
        config =
                new Fsd50kConfig(
                        lists,
                        Map.of(),
                        Map.of("media", media),
                        Map.of("sound", Configs.audio()),
                        Optional.empty());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected String corpus() {
        return "fsd50k-list";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", "train", "val", "mids", "/m/04rlf", "\r\n");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(text(Fsd50kFolder.DEV));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        file("dev.csv", input);
        Fsd50kFolder.open(config).close();
    }
}
