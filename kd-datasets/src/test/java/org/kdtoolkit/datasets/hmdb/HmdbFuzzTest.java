package org.kdtoolkit.datasets.hmdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of one class in one split. */
class HmdbFuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "hmdb-split-list";
    }

    @Override
    protected List<String> words() {
        return List.of(" ", ".avi", "_wave_", "0", "1", "2", "\r\n", "/");
    }

    @Override
    protected List<byte[]> seeds() {
        return List.of(
                "a_wave_u_cm_np1_ri_goo_30.avi 1 \nb_wave_f_cm_np1_ba_med_0.avi 2 \nc.avi 0 \n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        Path list = file("wave_test_split1.txt", input);
        HmdbConfig config =
                new HmdbConfig(
                        list.getParent(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of("media", media),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty());
        HmdbFolder.open(config).close();
    }
}
