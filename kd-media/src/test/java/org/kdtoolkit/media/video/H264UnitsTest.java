package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H264UnitsTest {

    @ParameterizedTest
    @CsvSource({
        // a slice of a picture that forgets all before it, behind a parameter set
        "'', 000000016742000000016588, true",
        // a recovery point at once, exact; behind another message; later; not exact
        "'', 00000001060601c480000001419a, true",
        "'', 0000000106050201020601c480000001419a, true",
        "'', 000001060601448000000141, false",
        "'', 000001060601a48000000141, false",
        "'', 0000010605ff, false",
        // only a slice
        "'', 00000001419a, false",
        "'', 00000001, false",
        "'', 65, false",
        // with lengths
        "014d0014ff, 00000002674200000003658880, true",
        "014d0014ff, 00000005060601c48000000002419a, true",
        "014d0014ff, 00000002419a, false",
        "014d0014fd, 0002674200036588ff, true",
        "014d0014fd, 0002419a, false",
        // lengths that are wrong
        "014d0014ff, ffffffff41, false",
        "014d0014ff, 0000000000000000, false",
        "014d0014ff, 0000, false",
    })
    void knowsCleanStarts(String header, String packet, boolean clean) {
        HexFormat hex = HexFormat.of();
        assertThat(
                        H264Units.of(ByteBuffer.wrap(hex.parseHex(header)))
                                .isCleanStart(ByteBuffer.wrap(hex.parseHex(packet))))
                .isEqualTo(clean);
    }
}
