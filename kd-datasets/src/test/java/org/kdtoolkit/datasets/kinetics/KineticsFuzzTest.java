package org.kdtoolkit.datasets.kinetics;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** A list of clips with labels. */
class KineticsFuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "kinetics-list";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", "label", "split", "train", "999999", "-1", "\r\n");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(KineticsFolder.TRAIN.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        KineticsConfig config =
                new KineticsConfig(
                        Map.of("train", file("train.csv", input)),
                        Optional.empty(),
                        Map.of(),
                        Map.of("media", media),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty());
        KineticsFolder.kinetics400(config).close();
        KineticsFolder.kineticsSound(config).close();
    }
}
