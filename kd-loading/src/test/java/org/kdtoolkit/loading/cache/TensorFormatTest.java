package org.kdtoolkit.loading.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.HostTensor;

class TensorFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1", "4", "2,3", "1,5,64", "3,2,4,4"})
    void givesBackEveryShape(String dimensions) {
        long[] shape =
                dimensions.isEmpty()
                        ? new long[0]
                        : Arrays.stream(dimensions.split(",")).mapToLong(Long::parseLong).toArray();
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = 1f / (i + 1) - 0.25f;
        }
        assertSame(HostTensor.of(values, shape));
    }

    @Test
    void givesBackEveryBit() {
        float[] values = {
            -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN, 1e-10f
        };
        assertSame(HostTensor.of(values, values.length));
    }

    private static void assertSame(HostTensor tensor) {
        HostTensor back = TensorFormat.decode(TensorFormat.encode(tensor)).orElseThrow();
        assertThat(back.values()).containsExactly(tensor.values());
        assertThat(back.shape()).isEqualTo(tensor.shape());
    }
}
