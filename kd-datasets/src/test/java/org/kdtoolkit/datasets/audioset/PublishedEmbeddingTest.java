package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.tfrecord.RecordPosition;
import org.kdtoolkit.formats.tfrecord.TfRecord;
import org.kdtoolkit.formats.tfrecord.TfRecords;

class PublishedEmbeddingTest {

    @Test
    void refusesARecordWithoutVideo() {
        refuses(
                () -> PublishedEmbedding.of(record(new byte[0])),
                "has no 'video_id' in its context; expected one text, found: ");
    }

    @Test
    void refusesARecordWithoutSeconds() throws IOException {
        TfRecord record = record(TfRecords.embedding("a", 0, new long[0]));
        refuses(
                () -> PublishedEmbedding.of(record),
                "has no seconds in its list 'audio_embedding'; lists found: audio_embedding");
    }

    @Test
    void refusesSecondsOfAnotherWidth() throws IOException {
        TfRecord record =
                record(TfRecords.embedding("a", 0, new long[0], new byte[128], new byte[127]));
        refuses(
                () -> PublishedEmbedding.of(record).mean(),
                "has no 128 bytes as number 2 of 'audio_embedding'");
    }

    private static TfRecord record(byte[] data) {
        return new TfRecord(Path.of("x.tfrecord"), new RecordPosition(4, 90), data);
    }

    private static void refuses(ThrowingCallable reading, String what) {
        assertThatThrownBy(reading)
                .isInstanceOf(SampleException.class)
                .hasMessage("x.tfrecord: record 4 (at byte 90) " + what);
    }
}
