package org.kdtoolkit.report.result;

import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class EpochRecordFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "metrics";
    }

    @Override
    protected List<String> words() {
        return List.of(
                "null", "NaN", "-1", "1e999", "[", "{", "\"epoch\":", "\"seed\":", "\\u0000");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        JsonFile.readLines(file("metrics.jsonl", input), EpochRecord.class, "delete it");
    }
}
