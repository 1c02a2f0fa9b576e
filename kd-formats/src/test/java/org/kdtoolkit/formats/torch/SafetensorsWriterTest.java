package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

    private final SafetensorsWriter writer =
            new SafetensorsWriter()
                    .add("odd", new Shape(3), () -> new float[] {1, -2.5f, Float.MIN_VALUE})
                    .add("counter", 1L << 40)
                    .add("empty", new Shape(0, 3), () -> new float[0])
                    .add("last", new Shape(1, 2), () -> new float[] {4, 5});

    @TempDir private Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path file = Files.write(folder.resolve("w.safetensors"), bytes());

        try (StateFile read = StateFile.open(file)) {
            assertThat(read.tensors()).containsOnlyKeys("odd", "counter", "empty", "last");
            assertThat(read.read("odd").values()).containsExactly(1, -2.5f, Float.MIN_VALUE);
            assertThat(read.read("empty").shape()).isEqualTo(new Shape(0, 3));
            assertThat(read.read("last").shape()).isEqualTo(new Shape(1, 2));
            assertThat(read.read("last").values()).containsExactly(4, 5);
            assertThat(read.tensors().get("counter").shape()).isEqualTo(new Shape());
            assertThat(read.read("counter").values()).containsExactly(1L << 40);
        }
    }

    @Test
    void countersAreWholeNumbersWithoutAxes() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList read = NDList.decode(manager, new ByteArrayInputStream(bytes()));

            assertThat(read.get("counter").getDataType()).isEqualTo(DataType.INT64);
            assertThat(read.get("counter").getShape().isScalar()).isTrue();
            assertThat(read.get("counter").getLong()).isEqualTo(1L << 40);
        }
    }

    @Test
    void theHeaderIsThatOfPyTorchAndAligned() throws IOException {
        byte[] bytes = bytes();
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();

        assertThat(length % Long.BYTES).isZero();
        assertThat(new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8))
                .startsWith("{\"__metadata__\":{\"format\":\"pt\"},\"odd\":{\"dtype\":\"F32\"");
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out);
        return out.toByteArray();
    }
}
