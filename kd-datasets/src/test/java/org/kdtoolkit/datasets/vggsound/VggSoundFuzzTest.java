package org.kdtoolkit.datasets.vggsound;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The one list of all clips. */
class VggSoundFuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "vggsound-list";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", "train", "test", "\r\n", "-1", "1000000", "99999999999");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(VggSoundFolder.FULL.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        VggSoundConfig config =
                new VggSoundConfig(
                        Optional.of(file("list.csv", input)),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("media", media),
                        Map.of(),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty());
        VggSoundFolder.open(config).close();
    }
}
