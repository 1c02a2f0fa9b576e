package org.kdtoolkit.datasets.ucf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class UcfAnnotationFuzzTest extends FuzzContract {

    @TempDir private Path media;

    @Override
    protected String corpus() {
        return "ucf-annotation";
    }

    @Override
    protected List<String> words() {
        return List.of("[", "{", "}", "null", "NaN", "\"annotations\":", "\"segment\":", "1e999");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        UcfConfig config =
                UcfConfigs.annotated(
                        file("annotation.json", input),
                        Map.of("sound", media),
                        Map.of("sound", Configs.embedding()));
        UcfReader.ucf101(config, Configs.context(new Faults(OnError.FAIL))).close();
    }
}
