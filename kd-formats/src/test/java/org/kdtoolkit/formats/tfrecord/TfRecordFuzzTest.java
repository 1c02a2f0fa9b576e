package org.kdtoolkit.formats.tfrecord;

import java.io.IOException;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The frame of a record, which checksums guard. */
class TfRecordFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "tfrecord";
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] embedding = TfRecords.embedding("id", 1, new long[] {1, 2}, new byte[] {1});
        return List.of(
                TfRecords.bytes(List.of()),
                TfRecords.bytes(List.of(embedding)),
                TfRecords.bytes(List.of(new byte[] {7}, embedding)));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new TfRecordFile(file("records.tfrecord", input)).forEach(SequenceExample::of);
    }
}
