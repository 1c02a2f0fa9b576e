package org.kdtoolkit.formats.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;

class SequenceExampleTest {

    private static final Path FILE = Path.of("x.tfrecord");
    private static final String PLACE = "x.tfrecord: record 3 (at byte 77) ";

    @Test
    void readsContextAndLists() throws IOException, SampleException {
        SequenceExample example =
                parse(
                        TfRecords.embedding(
                                "--PJHxphWEs",
                                30,
                                new long[] {0, 500},
                                new byte[] {1, -1},
                                new byte[] {3, 4}));
        assertThat(text(example, "video_id")).isEqualTo("--PJHxphWEs");
        assertThat(floats(example, "start_time_seconds")).containsExactly(30);
        assertThat(floats(example, "end_time_seconds")).containsExactly(40);
        assertThat(integers(example, "labels")).containsExactly(0, 500);
        assertThat(example.lists()).containsOnlyKeys("audio_embedding");
        assertThat(example.lists().get("audio_embedding"))
                .extracting(feature -> ((Feature.Bytes) feature).values().get(0))
                .containsExactly(new byte[] {1, -1}, new byte[] {3, 4});
    }

    @Test
    void readsAnExampleAsOneWithoutLists() throws IOException, SampleException {
        byte[] features =
                TfRecords.message(
                        out -> out.writeByteArray(1, TfRecords.entry("a", TfRecords.texts("b"))));
        SequenceExample example = parse(TfRecords.message(out -> out.writeByteArray(1, features)));
        assertThat(text(example, "a")).isEqualTo("b");
        assertThat(example.lists()).isEmpty();
    }

    @Test
    void readsNumbersThatAreNotPacked() throws IOException, SampleException {
        byte[] integers =
                TfRecords.feature(
                        3,
                        TfRecords.message(
                                out -> {
                                    out.writeInt64(1, 7);
                                    out.writeInt64(1, -8);
                                }));
        byte[] floats =
                TfRecords.feature(
                        2,
                        TfRecords.message(
                                out -> {
                                    out.writeFloat(1, 0.5f);
                                    out.writeFloat(1, -4);
                                }));
        SequenceExample example =
                parse(
                        TfRecords.message(
                                out ->
                                        out.writeByteArray(
                                                1,
                                                TfRecords.message(
                                                        map -> {
                                                            map.writeByteArray(
                                                                    1,
                                                                    TfRecords.entry("i", integers));
                                                            map.writeByteArray(
                                                                    1,
                                                                    TfRecords.entry("f", floats));
                                                        }))));
        assertThat(integers(example, "i")).containsExactly(7, -8);
        assertThat(floats(example, "f")).containsExactly(0.5f, -4);
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() throws IOException, SampleException {
        SequenceExample example =
                parse(
                        TfRecords.message(
                                out -> {
                                    out.writeInt64(9, 1);
                                    out.writeByteArray(10, new byte[40]);
                                    out.writeDouble(11, 0);
                                }));
        assertThat(example.context()).isEmpty();
    }

    @Test
    void refusesLengthsThatTheRecordDoesNotHold() throws IOException {
        byte[] claiming =
                TfRecords.message(
                        out -> {
                            out.writeUInt32NoTag(10);
                            out.writeUInt32NoTag(1 << 30);
                        });
        assertThatThrownBy(() -> parse(claiming))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(PLACE + "is no tf.SequenceExample: ");
    }

    @Test
    void refusesWhatIsNoMessage() {
        byte[] text = "YTID,start_seconds".getBytes(StandardCharsets.US_ASCII);
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) (5 << 3 | 3));
        for (byte[] data : new byte[][] {text, groups, {5 << 3 | 4}, {0}}) {
            assertThatThrownBy(() -> parse(data))
                    .isInstanceOf(SampleException.class)
                    .hasMessageStartingWith(PLACE + "is no tf.SequenceExample: ");
        }
    }

    @Test
    void parsesOrNamesTheRecordHoweverItIsDamaged() throws IOException {
        Random random = new Random(7);
        byte[] sound =
                TfRecords.embedding("id", 1, new long[] {1, 2}, new byte[] {1}, new byte[] {2});
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] data = sound.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                int bit = random.nextInt(8 * data.length);
                data[bit / 8] ^= (byte) (1 << bit % 8);
            }
            try {
                parse(data);
            } catch (SampleException e) {
                assertThat(e).hasMessageStartingWith(PLACE);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static SequenceExample parse(byte[] data) throws SampleException {
        return SequenceExample.of(new TfRecord(FILE, new RecordPosition(3, 77), data));
    }

    private static String text(SequenceExample example, String name) {
        byte[] value = ((Feature.Bytes) example.context().get(name)).values().get(0);
        return new String(value, StandardCharsets.UTF_8);
    }

    private static float[] floats(SequenceExample example, String name) {
        return ((Feature.Floats) example.context().get(name)).values();
    }

    private static long[] integers(SequenceExample example, String name) {
        return ((Feature.Integers) example.context().get(name)).values();
    }
}
