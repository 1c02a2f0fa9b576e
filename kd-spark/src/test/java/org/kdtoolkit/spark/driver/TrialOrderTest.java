package org.kdtoolkit.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialOrderTest {

    private static final List<TrialOrder> ORDERS =
            List.of(
                    new TrialOrder(
                            0,
                            "kd, seed 1",
                            "/a plan",
                            "/a plan/logs/trial-0.log",
                            List.of("/opt/kd", "trial", "/a plan", "0"),
                            Map.of("KD_BUILD", "never", "OMP_NUM_THREADS", "2")),
                    new TrialOrder(7, "ähnlich, seed 1", "/b", "/b/l", List.of(), Map.of()));

    @Test
    void reachesTheDriverAsItWas() throws IOException {
        assertThat(read(written())).isEqualTo(ORDERS);
    }

    @Test
    void halfOfAnOrderIsNone() throws IOException {
        byte[] whole = written();

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(EOFException.class);
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TrialOrder.write(ORDERS, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static List<TrialOrder> read(byte[] bytes) throws IOException {
        return TrialOrder.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
