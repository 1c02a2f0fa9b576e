package org.kdtoolkit.datasets.manifest;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
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
        ManifestReader.open(
                        Configs.manifest(
                                file("list.jsonl", input), Map.of("sound", Configs.audio())),
                        Configs.context(new Faults(OnError.SKIP)))
                .close();
    }
}
