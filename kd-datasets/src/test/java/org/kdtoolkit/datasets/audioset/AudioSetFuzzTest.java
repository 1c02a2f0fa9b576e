package org.kdtoolkit.datasets.audioset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of the training segments. */
class AudioSetFuzzTest extends FuzzContract {

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder);
    }

    @Override
    protected String corpus() {
        return "audioset-list";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", "# ", "/m/09x0r", ",", "\r\n", "NaN", "1e308", "-0", "Infinity");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(
                AudioSetFolder.TRAIN_LIST.getBytes(StandardCharsets.UTF_8),
                AudioSetFolder.TEST_LIST.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        Path list = file("list.csv", input);
        AudioSetConfig config =
                new AudioSetConfig(
                        Map.of("train", list),
                        folder.resolve("class_labels_indices.csv"),
                        audioSet.folders(),
                        true,
                        Map.of(),
                        Map.of("sound", AudioSetFolder.sound()),
                        Optional.empty(),
                        Optional.empty());
        AudioSetFolder.open(config).close();
    }
}
