package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.kdtoolkit.formats.files.Sha256;

/**
 * Writes {@code .safetensors}: float32 tensors and int64 counters, marked as PyTorch's by the
 * metadata that tools look for. Tensors are asked for their values one after the other, so that no
 * more than one is in memory.
 */
public final class SafetensorsWriter {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The header's length is filled up with blanks to a multiple of this, as tensors are aligned.
     */
    private static final int ALIGNMENT = 8;

    private final ObjectNode header = JSON.createObjectNode();
    private final ObjectNode metadata = header.putObject(Safetensors.METADATA);
    private final List<Supplier<ByteBuffer>> contents = new ArrayList<>();
    private long end;

    /** Creates a writer of no tensors. */
    public SafetensorsWriter() {
        metadata.put("format", "pt");
    }

    /** Adds a text to the metadata. */
    public SafetensorsWriter describe(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    /**
     * Puts a checksum over the whole file into the metadata, by which a reader finds that a bit of
     * it has changed. Every tensor is asked for its values twice then.
     */
    public SafetensorsWriter seal() {
        return describe(Seal.KEY, Seal.BLANK);
    }

    /**
     * Adds a tensor of type float32.
     *
     * @param values gives as many as the shape holds, in C order
     */
    public SafetensorsWriter add(String name, Shape shape, Supplier<float[]> values) {
        announce(name, ElementType.FLOAT32, shape);
        contents.add(() -> bytes(values.get()));
        return this;
    }

    /** Adds a whole number of type int64, a tensor without axes. */
    public SafetensorsWriter add(String name, long value) {
        announce(name, ElementType.INT64, new Shape());
        contents.add(() -> littleEndian(Long.BYTES).putLong(value));
        return this;
    }

    private void announce(String name, ElementType type, Shape shape) {
        ObjectNode entry = header.putObject(name);
        entry.put("dtype", type.safetensorsName());
        entry.set("shape", JSON.valueToTree(shape.getShape()));
        long begin = end;
        end += shape.size() * type.size();
        entry.putArray("data_offsets").add(begin).add(end);
    }

    /**
     * Writes all that was added.
     *
     * @throws IOException if the stream does not take it
     */
    public void writeTo(OutputStream out) throws IOException {
        if (metadata.has(Seal.KEY)) {
            seal();
            MessageDigest digest = Sha256.digest();
            write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            describe(Seal.KEY, Sha256.text(digest));
        }
        write(out);
    }

    private void write(OutputStream out) throws IOException {
        byte[] json = JSON.writeValueAsBytes(header);
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        out.write(littleEndian(Long.BYTES).putLong(length).array());
        out.write(json);
        out.write(" ".repeat(length - json.length).getBytes(StandardCharsets.US_ASCII));
        for (Supplier<ByteBuffer> content : contents) {
            out.write(content.get().array());
        }
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
