package org.kdtoolkit.media.picture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.media.ffmpeg.MediaException;

class TiffFormsTest {

    private static final int SHORT = 3;

    @ParameterizedTest
    @CsvSource({
        "259, 6, 8, compressed as JPEG",
        "259, 7, 8, compressed as JPEG",
        "322, 16, 8, in tiles",
        "339, 2, 16, of signed numbers",
        "262, 6, 8, in YCbCr",
        "262, 5, 16, in CMYK of 16 bits or of separate planes",
    })
    void refusesWhatWouldBeShownWrongly(int tag, int value, int bits, String form) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertThatThrownBy(() -> TiffForms.require(tiff(order, 258, bits, tag, value)))
                    .isInstanceOf(MediaException.class)
                    .hasMessage("is a TIFF %s, which is not read; save it as PNG".formatted(form));
        }
    }

    @ParameterizedTest
    @CsvSource({"259, 5", "262, 2", "262, 5", "284, 2", "339, 1", "339, 3"})
    void takesAllOthers(int tag, int value) {
        assertThatCode(() -> TiffForms.require(tiff(ByteOrder.LITTLE_ENDIAN, 258, 8, tag, value)))
                .doesNotThrowAnyException();
    }

    /** A directory of two tags. */
    private static byte[] tiff(ByteOrder order, int... tagsAndValues) {
        ByteBuffer file = ByteBuffer.allocate(40).order(order);
        file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(file.get(0));
        file.putShort((short) 42).putInt(8).putShort((short) (tagsAndValues.length / 2));
        for (int i = 0; i < tagsAndValues.length; i += 2) {
            file.putShort((short) tagsAndValues[i]).putShort((short) SHORT).putInt(1);
            file.putShort((short) tagsAndValues[i + 1]).putShort((short) 0);
        }
        return file.array();
    }
}
