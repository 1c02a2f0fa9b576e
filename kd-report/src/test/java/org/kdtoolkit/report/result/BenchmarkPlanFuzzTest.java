package org.kdtoolkit.report.result;

import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class BenchmarkPlanFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "benchmark";
    }

    @Override
    protected List<String> words() {
        return List.of(
                "null", "NaN", "-1", "1e999", "[", "{", "\"epoch\":", "\"seed\":", "\\u0000");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        JsonFile.read(file("benchmark.json", input), BenchmarkPlan.class, "delete it");
    }
}
