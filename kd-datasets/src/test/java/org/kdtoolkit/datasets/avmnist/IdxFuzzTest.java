package org.kdtoolkit.datasets.avmnist;

import java.io.IOException;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class IdxFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "idx";
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] labels = AvMnistFolder.labels(30);
        return List.of(labels, AvMnistFolder.packed(labels), AvMnistFolder.images(1));
    }

    @Override
    protected List<String> words() {
        return List.of("\u0000\u0000\u0008\u0001", "\u00ff\u00ff\u00ff\u00ff", "\u001f\u008b");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        IdxFile.read(file("labels", input), 1);
    }
}
