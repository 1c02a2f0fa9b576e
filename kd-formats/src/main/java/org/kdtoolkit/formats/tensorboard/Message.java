package org.kdtoolkit.formats.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message of Protocol Buffers in the making; its fields in the order in which they are put. */
final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream fields = CodedOutputStream.newInstance(bytes);

    /** Puts a field. */
    @FunctionalInterface
    private interface Put {
        void to(CodedOutputStream fields) throws IOException;
    }

    Message put(int number, Message message) {
        return bytes(number, message.bytes());
    }

    Message bytes(int number, byte[] value) {
        return put(out -> out.writeByteArray(number, value));
    }

    Message text(int number, String value) {
        return put(out -> out.writeString(number, value));
    }

    Message real(int number, double value) {
        return put(out -> out.writeDouble(number, value));
    }

    Message single(int number, float value) {
        return put(out -> out.writeFloat(number, value));
    }

    Message integer(int number, long value) {
        return put(out -> out.writeInt64(number, value));
    }

    Message truth(int number, boolean value) {
        return put(out -> out.writeBool(number, value));
    }

    private Message put(Put put) {
        try {
            put.to(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written to", e);
        }
        return this;
    }

    byte[] bytes() {
        put(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
