package org.kdtoolkit.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.testkit.files.MediaFiles;

class NpyDecoderTest {

    @TempDir private Path folder;

    @Test
    void readsFloats() throws IOException, SampleException {
        Path file = MediaFiles.npy(file(), 1.5f, -2, 0);
        HostTensor tensor = NpyDecoder.read(file);
        assertThat(tensor.shape()).isEqualTo(new Shape(3));
        assertThat(tensor.values()).containsExactly(1.5f, -2, 0);
    }

    @Test
    void readsEveryNumberTypeInBothByteOrders() throws IOException, SampleException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            String sign = order == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
            assertThat(one(sign + "f8", bytes(8, order).putDouble(0, -0.25))).isEqualTo(-0.25f);
            assertThat(one(sign + "f4", bytes(4, order).putFloat(0, 3.5f))).isEqualTo(3.5f);
            assertThat(one(sign + "i2", bytes(2, order).putShort(0, (short) -3))).isEqualTo(-3);
            assertThat(one(sign + "u2", bytes(2, order).putShort(0, (short) -3))).isEqualTo(65533);
            assertThat(one(sign + "i4", bytes(4, order).putInt(0, -70000))).isEqualTo(-70000);
            assertThat(one(sign + "u4", bytes(4, order).putInt(0, -1))).isEqualTo(4294967295f);
            assertThat(one(sign + "i8", bytes(8, order).putLong(0, 1L << 40))).isEqualTo(1L << 40);
        }
        assertThat(one("|i1", bytes(1, ByteOrder.BIG_ENDIAN).put(0, (byte) -5))).isEqualTo(-5);
        assertThat(one("|u1", bytes(1, ByteOrder.BIG_ENDIAN).put(0, (byte) -5))).isEqualTo(251);
        assertThat(one("|b1", bytes(1, ByteOrder.BIG_ENDIAN).put(0, (byte) 1))).isEqualTo(1);
    }

    @Test
    void readsHalfPrecision() throws IOException, SampleException {
        assertThat(half(0x3c00)).isEqualTo(1);
        assertThat(half(0xc100)).isEqualTo(-2.5f);
        assertThat(half(0x7bff)).isEqualTo(65504);
        assertThat(half(0x0001)).isEqualTo((float) Math.pow(2, -24));
        assertThat(half(0x8400)).isEqualTo((float) -Math.pow(2, -14));
        assertThatThrownBy(() -> half(0x7c00)).hasMessageEndingWith("holds Infinity at place 0");
    }

    @Test
    void refusesAnArrayOfAnotherLength() throws IOException {
        Path file = MediaFiles.npy(file(), 1, 2, 3);
        assertThatThrownBy(() -> new NpyDecoder(new Shape(4)).decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " has shape (3), expected (4)");
    }

    @Test
    void acceptsAnyLengthWhereNoneIsAskedFor() throws IOException, SampleException {
        Path file = MediaFiles.npy(file(), 1, 2, 3);
        assertThat(new NpyDecoder(new Shape(-1)).decode(file).values()).hasSize(3);
    }

    @Test
    void believesNoSizeThatTheFileDoesNotHold() throws IOException {
        refuses(
                MediaFiles.npy(file(), "<f4", "(536870912,)", new byte[8]),
                "claims shape (536870912) with 4 bytes an element, but holds 8 bytes of values");
        refuses(
                MediaFiles.npy(file(), "<f4", "(4294967296, 4294967296)", new byte[8]),
                "claims shape (4294967296, 4294967296), far too large");
        refuses(
                MediaFiles.npy(file(), "<f4", "(3,)", new byte[8]),
                "claims shape (3) with 4 bytes an element, but holds 8 bytes of values");
    }

    @Test
    void refusesWhatIsNoArrayOfNumbers() throws IOException {
        refuses(
                MediaFiles.npy(file(), "|O", "(1,)", new byte[8]),
                "has elements of type '|O', expected numbers");
        refuses(
                MediaFiles.npy(file(), "<f4", "[1]", new byte[4]),
                "has no proper .npy header: \"{'descr': '<f4', 'fortran_order': False, 'shape':"
                        + " [1], }\"");
        refuses(
                MediaFiles.write(file(), "some text, long enough".getBytes("US-ASCII")),
                "is not an .npy file: it does not begin with \\x93NUMPY");
        refuses(MediaFiles.write(file(), new byte[3]), "is not an .npy file: it has 3 bytes");
        refuses(MediaFiles.cutOff(MediaFiles.npy(file(), 1), 40), "ends within its header");
        refuses(folder.resolve("none.npy"), "does not exist");
        refuses(folder, "is a folder, expected a file");
        refuses(MediaFiles.npy(file(), 1, Float.NaN), "holds NaN at place 1");
    }

    private void refuses(Path file, String what) {
        assertThatThrownBy(() -> NpyDecoder.read(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " " + what);
    }

    private float half(int bits) throws IOException, SampleException {
        return one("<f2", bytes(2, ByteOrder.LITTLE_ENDIAN).putShort(0, (short) bits));
    }

    private float one(String type, ByteBuffer data) throws IOException, SampleException {
        return NpyDecoder.read(MediaFiles.npy(file(), type, "(1,)", data.array())).values()[0];
    }

    private static ByteBuffer bytes(int size, ByteOrder order) {
        return ByteBuffer.allocate(size).order(order);
    }

    private Path file() {
        return folder.resolve("array.npy");
    }
}
