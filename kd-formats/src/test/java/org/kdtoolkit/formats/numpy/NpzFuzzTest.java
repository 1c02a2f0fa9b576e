package org.kdtoolkit.formats.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class NpzFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "npz";
    }

    @Override
    protected List<String> words() {
        return List.of(
                "'descr': '<f4'",
                "'descr': '<U3'",
                "'shape': (",
                ", ",
                "PK\u0003\u0004",
                "\u0093NUMPY",
                "-1");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        Path file = file("arrays.npz", input);
        NpzReader.read(file);
        NpzTexts.read(file);
    }

    @Override
    protected boolean isRefusal(Exception exception) {
        return exception instanceof IOException;
    }
}
