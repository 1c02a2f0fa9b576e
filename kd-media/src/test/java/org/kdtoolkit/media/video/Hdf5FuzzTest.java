package org.kdtoolkit.media.video;

import java.io.IOException;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class Hdf5FuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "hdf5";
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(resource("/videos/rows.hdf5"), resource("/videos/chunked.hdf5"));
    }

    @Override
    protected List<String> words() {
        return List.of("video", "OHDR", "SNOD", "TREE", "GCOL", "HEAP", "\u00ff\u00ff\u00ff\u00ff");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        try (Hdf5Video video = Hdf5Video.open(file("video.hdf5", input))) {
            for (int i = 0; i < Math.min(8, video.frames()); i++) {
                video.read(i);
            }
        }
    }
}
