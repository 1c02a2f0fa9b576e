package org.kdtoolkit.formats.tfrecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** What a record holds, behind a checksum that fits. */
class SequenceExampleFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "sequence-example";
    }

    @Override
    protected List<String> words() {
        return List.of("video_id", "labels", "audio_embedding", "\n", "\u0012");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                TfRecords.embedding("id", 1, new long[] {1, 2}, new byte[] {1}, new byte[] {2}));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        SequenceExample.of(new TfRecord(Path.of("x.tfrecord"), new RecordPosition(0, 0), input));
    }
}
