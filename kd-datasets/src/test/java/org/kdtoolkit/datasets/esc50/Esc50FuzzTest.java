package org.kdtoolkit.datasets.esc50;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of all clips. */
class Esc50FuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "esc50-list";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", "fold", "target", "5", "-1", "999999", ".wav", "\r\n");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(
                (Esc50Folder.HEADER
                                + "1-100-A-0.wav,1,0,dog,True,100,A\n"
                                + "2-200-A-1.wav,2,1,rooster,False,200,A\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        Esc50Config config =
                new Esc50Config(
                        file("esc50.csv", input),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of("media", media),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty());
        Esc50Folder.open(config).close();
    }
}
