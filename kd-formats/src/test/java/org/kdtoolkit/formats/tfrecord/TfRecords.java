package org.kdtoolkit.formats.tfrecord;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes TFRecord files and what they hold. */
public final class TfRecords {

    /** Writes the fields of a message. */
    @FunctionalInterface
    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private TfRecords() {}

    /** A file of records. */
    public static Path write(Path file, List<byte[]> records) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes(records));
    }

    static byte[] bytes(List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            byte[] length = little(Long.BYTES).putLong(record.length).array();
            out.writeBytes(length);
            out.writeBytes(checksum(length));
            out.writeBytes(record);
            out.writeBytes(checksum(record));
        }
        return out.toByteArray();
    }

    static byte[] checksum(byte[] bytes) {
        return little(Integer.BYTES).putInt(MaskedCrc.of(bytes, 0, bytes.length)).array();
    }

    /**
     * A record of AudioSet's embeddings.
     *
     * @param seconds the bytes of each second
     */
    public static byte[] embedding(String id, double start, long[] labels, byte[]... seconds)
            throws IOException {
        byte[] context =
                message(
                        out -> {
                            out.writeByteArray(1, entry("video_id", texts(id)));
                            out.writeByteArray(1, entry("start_time_seconds", floats(start)));
                            out.writeByteArray(1, entry("end_time_seconds", floats(start + 10)));
                            out.writeByteArray(1, entry("labels", integers(labels)));
                        });
        byte[] features =
                message(
                        out -> {
                            for (byte[] second : seconds) {
                                out.writeByteArray(1, feature(1, bytesList(second)));
                            }
                        });
        byte[] lists = message(out -> out.writeByteArray(1, entry("audio_embedding", features)));
        return message(
                out -> {
                    out.writeByteArray(1, context);
                    out.writeByteArray(2, lists);
                });
    }

    static byte[] entry(String key, byte[] value) throws IOException {
        return message(
                out -> {
                    out.writeString(1, key);
                    out.writeByteArray(2, value);
                });
    }

    static byte[] feature(int type, byte[] list) throws IOException {
        return message(out -> out.writeByteArray(type, list));
    }

    static byte[] texts(String value) throws IOException {
        return feature(1, bytesList(value.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] floats(double... values) throws IOException {
        ByteBuffer packed = little(Float.BYTES * values.length);
        for (double value : values) {
            packed.putFloat((float) value);
        }
        return feature(2, message(out -> out.writeByteArray(1, packed.array())));
    }

    static byte[] integers(long... values) throws IOException {
        byte[] packed =
                message(
                        out -> {
                            for (long value : values) {
                                out.writeInt64NoTag(value);
                            }
                        });
        return feature(3, message(out -> out.writeByteArray(1, packed)));
    }

    static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] bytesList(byte[] value) throws IOException {
        return message(out -> out.writeByteArray(1, value));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
