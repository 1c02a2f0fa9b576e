package org.kdtoolkit.datasets.manifest;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class JsonLinesManifestFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "manifest-json-lines";
    }

    @Override
    protected List<String> words() {
        return List.of("\"labels\":", "[", "{", "}", "null", "NaN", "1e999", "\\u0000", "\n");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new ManifestReader(
                        Configs.manifest(
                                file("list.jsonl", input), Map.of("sound", Configs.audio())),
                        TensorCache.none())
                .read()
                .close();
    }
}
