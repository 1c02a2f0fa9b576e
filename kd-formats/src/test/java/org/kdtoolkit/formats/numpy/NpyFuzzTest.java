package org.kdtoolkit.formats.numpy;

import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class NpyFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "npy";
    }

    @Override
    protected List<String> words() {
        return List.of("'descr'", "'<f8'", "'|b1'", "'shape': (", ", ", "L", "True", "-1");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        NpyDecoder.read(file("array.npy", input));
    }
}
