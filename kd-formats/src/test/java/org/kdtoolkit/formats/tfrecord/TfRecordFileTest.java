package org.kdtoolkit.formats.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.testkit.files.MediaFiles;

class TfRecordFileTest {

    private static final List<byte[]> RECORDS =
            List.of(ascii("first"), new byte[0], ascii("the third one"));
    private static final int SECOND = 12 + 5 + 4;
    private static final int THIRD = SECOND + 12 + 4;

    @TempDir private Path folder;

    /** The test vectors of CRC-32C in RFC 3720, B.4, masked. */
    @Test
    void masksCrc32c() {
        assertThat(crc(new byte[32])).isEqualTo(masked(0x8a9136aa));
        assertThat(crc(filled(0xff))).isEqualTo(masked(0x62a8ab43));
        assertThat(crc(ascii("123456789"))).isEqualTo(masked(0xe3069283));
        assertThat(MaskedCrc.of(ascii("x123456789x"), 1, 9)).isEqualTo(masked(0xe3069283));
    }

    /** What TensorFlow's own writer makes of a record without data. */
    @Test
    void readsARecordWithoutData() throws IOException, SampleException {
        Path file = file(HexFormat.of().parseHex("000000000000000029039807d8ea82a2"));
        List<TfRecord> records = all(file);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).data()).isEmpty();
    }

    @Test
    void readsRecordsInOrderWithTheirPlaces() throws IOException, SampleException {
        List<TfRecord> records = all(file(TfRecords.bytes(RECORDS)));
        assertThat(records).extracting(TfRecord::data).containsExactlyElementsOf(RECORDS);
        assertThat(records)
                .extracting(TfRecord::place)
                .containsExactly(
                        new RecordPosition(1, 0),
                        new RecordPosition(2, SECOND),
                        new RecordPosition(3, THIRD));
    }

    @Test
    void readsOneRecordAtItsPlace() throws IOException, SampleException {
        TfRecordFile file = new TfRecordFile(file(TfRecords.bytes(RECORDS)));
        assertThat(file.read(new RecordPosition(3, THIRD)).data()).isEqualTo(RECORDS.get(2));
        assertThat(file.read(RecordPosition.FIRST).data()).isEqualTo(RECORDS.get(0));
    }

    @Test
    void hasNoRecordsWhereItIsEmpty() throws IOException, SampleException {
        assertThat(all(file(new byte[0]))).isEmpty();
    }

    @Test
    void namesTheRecordWhoseLengthIsDamaged() throws IOException {
        byte[] bytes = TfRecords.bytes(RECORDS);
        bytes[SECOND] = 1;
        refuses(
                bytes,
                ": record 2 (at byte 21) is damaged or no TFRecord: the checksum of its length is"
                        + " 41de7501, expected 07980329");
    }

    @Test
    void namesTheRecordWhoseDataAreDamaged() throws IOException {
        byte[] bytes = TfRecords.bytes(RECORDS);
        bytes[THIRD + 12] = 'T';
        refuses(
                bytes,
                ": record 3 (at byte 37) is damaged or no TFRecord: the checksum of its data is"
                        + " 2b6e9f8b, expected a06aa3c7");
    }

    @Test
    void namesTheRecordThatIsCutOff() throws IOException {
        byte[] bytes = TfRecords.bytes(RECORDS);
        String cut = " is cut off: expected %d bytes more, found %d; get the file anew";
        refuses(Arrays.copyOf(bytes, SECOND + 3), ": record 2 (at byte 21)" + cut.formatted(12, 3));
        refuses(
                Arrays.copyOf(bytes, THIRD + 12 + 6),
                ": record 3 (at byte 37)" + cut.formatted(13, 6));
        refuses(
                Arrays.copyOf(bytes, bytes.length - 1),
                ": record 3 (at byte 37)" + cut.formatted(4, 3));
    }

    @Test
    void believesNoLengthThatIsAbsurd() throws IOException {
        refuses(
                header(1L << 40),
                ": record 1 (at byte 0) claims 1099511627776 bytes; at most 16777216 are read");
        refuses(
                header(-1),
                ": record 1 (at byte 0) claims 18446744073709551615 bytes; at most 16777216 are"
                        + " read");
        refuses(
                header(RecordStream.MOST_BYTES),
                ": record 1 (at byte 0) is cut off: expected 16777216 bytes more, found 0; get the"
                        + " file anew");
    }

    @Test
    void saysThatAFileIsCompressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(TfRecords.bytes(RECORDS));
        }
        refuses(compressed.toByteArray(), " is compressed by gzip; unpack it");
    }

    @Test
    void saysThatNoRecordIsThere() throws IOException {
        Path file = file(TfRecords.bytes(RECORDS));
        assertThatThrownBy(() -> new TfRecordFile(file).read(new RecordPosition(9, 5000)))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        file + ": record 9 (at byte 5000) is not there: the file ends before it");
        Path none = folder.resolve("none.tfrecord");
        assertThatThrownBy(() -> all(none))
                .isInstanceOf(SampleException.class)
                .hasMessage(none + " does not exist");
        assertThatThrownBy(() -> all(folder))
                .isInstanceOf(SampleException.class)
                .hasMessage(folder + " is a folder, expected a file");
    }

    @Test
    void namesItselfHoweverItIsDamaged() throws IOException {
        Random random = new Random(5);
        byte[] sound = TfRecords.bytes(RECORDS);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = sound.clone();
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            failsWithAPlace(file(bytes));
        }
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            failsWithAPlace(file(bytes));
        }
    }

    private static void failsWithAPlace(Path file) {
        assertThatThrownBy(() -> all(file))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(file + ": record ");
    }

    private void refuses(byte[] bytes, String what) throws IOException {
        Path file = file(bytes);
        assertThatThrownBy(() -> all(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + what);
    }

    private static List<TfRecord> all(Path file) throws SampleException {
        List<TfRecord> records = new ArrayList<>();
        new TfRecordFile(file).forEach(records::add);
        return records;
    }

    private Path file(byte[] bytes) throws IOException {
        return MediaFiles.write(folder.resolve("x.tfrecord"), bytes);
    }

    private static byte[] header(long length) {
        byte[] bytes =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
        byte[] header = Arrays.copyOf(bytes, 12);
        System.arraycopy(TfRecords.checksum(bytes), 0, header, 8, 4);
        return header;
    }

    private static int crc(byte[] bytes) {
        return MaskedCrc.of(bytes, 0, bytes.length);
    }

    private static int masked(int crc) {
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
