package org.kdtoolkit.datasets.activitynet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class ActivityNetFuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "activitynet";
    }

    @Override
    protected List<String> words() {
        return List.of("[", "{", "}", "null", "NaN", "\"annotations\":", "\"segment\":", "1e999");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        ActivityNetConfig config =
                new ActivityNetConfig(
                        file("annotation.json", input),
                        Optional.empty(),
                        Map.of(),
                        Map.of("sound", media),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty());
        ActivityNetReader.open(config, Configs.context(new Faults(OnError.FAIL))).close();
    }
}
