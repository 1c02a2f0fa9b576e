package org.kdtoolkit.datasets.manifest;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class CsvManifestFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "manifest-csv";
    }

    @Override
    protected List<String> words() {
        return List.of("\"", "\"\"", ",", ";", "\r\n", "label", "labels", "train", "test", "..");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new ManifestReader(
                        Configs.manifest(file("list.csv", input), Map.of("sound", Configs.audio())),
                        TensorCache.none())
                .read()
                .close();
    }
}
