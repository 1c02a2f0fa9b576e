package org.kdtoolkit.formats.numpy;

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
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class NpzWriterTest {

    private static final int FIRST_VALUE = 128;

    @Test
    void writesNumbersThatDjlReads() throws IOException {
        byte[] file =
                write(
                        npz -> {
                            npz.write("test/embedding", new float[][] {{1, -2.5f}, {3, 4}});
                            npz.write("test/labels", new long[] {7, -1, 1L << 40});
                        });
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList arrays = NDList.decode(manager, new ByteArrayInputStream(file));
            assertThat(arrays.get("test/embedding").getShape()).isEqualTo(new Shape(2, 2));
            assertThat(arrays.get("test/embedding").toFloatArray()).containsExactly(1, -2.5f, 3, 4);
            assertThat(arrays.get("test/labels").getDataType()).isEqualTo(DataType.INT64);
            assertThat(arrays.get("test/labels").toLongArray()).containsExactly(7, -1, 1L << 40);
        }
    }

    @Test
    void writesTextsAsNumPysUnicode() throws IOException {
        byte[] entry = entry(write(npz -> npz.write("ids", List.of("ab", "ü", "𝄞x"))));
        assertThat(header(entry))
                .contains("'descr': '<U2'", "'fortran_order': False", "'shape': (3,)");
        ByteBuffer values =
                ByteBuffer.wrap(entry, FIRST_VALUE, entry.length - FIRST_VALUE)
                        .order(ByteOrder.LITTLE_ENDIAN);
        int[] points = new int[6];
        values.asIntBuffer().get(points);
        assertThat(points).containsExactly('a', 'b', 'ü', 0, 0x1D11E, 'x');
    }

    @Test
    void writesTruthValuesAsBytes() throws IOException {
        byte[] entry = entry(write(npz -> npz.write("m", new boolean[][] {{true, false}})));
        assertThat(header(entry)).contains("'descr': '|b1'", "'shape': (1, 2)");
        assertThat(entry).endsWith((byte) 1, (byte) 0);
    }

    @Test
    void alignsValuesAsTheFormatAsks() throws IOException {
        byte[] entry = entry(write(npz -> npz.write("x", new long[0])));
        assertThat(entry.length % 64).isZero();
        assertThat(header(entry)).contains("'shape': (0,)").endsWith("\n");
    }

    @Test
    void carriesNoClock() throws IOException {
        byte[] file = write(npz -> npz.write("x", new long[] {1}));

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry().getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
        }
    }

    private interface Writing {
        void write(NpzWriter npz) throws IOException;
    }

    private static byte[] write(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NpzWriter npz = new NpzWriter(bytes)) {
            writing.write(npz);
        }
        return bytes.toByteArray();
    }

    private static byte[] entry(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry().getName()).endsWith(".npy");
            return zip.readAllBytes();
        }
    }

    private static String header(byte[] entry) {
        int length = (entry[8] & 0xff) | (entry[9] & 0xff) << 8;
        return new String(entry, 10, length, StandardCharsets.ISO_8859_1);
    }
}
