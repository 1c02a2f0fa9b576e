package org.kdtoolkit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;

class SparkMasterTest {

    @Test
    void severalMastersMayStandByEachOther() {
        SparkMaster master = SparkMaster.at(URI.create("spark://a:7077,b.example:7078"));

        assertThat(master.url()).isEqualTo("spark://a:7077,b.example:7078");
        assertThat(master.places())
                .extracting(place -> place.getHostString() + " " + place.getPort())
                .containsExactly("a 7077", "b.example 7078");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark://a",
                "spark://:7077",
                "spark://a:70777",
                "spark://a:7077/x",
                "spark://a:7077,",
                "spark://local"
            })
    void whatIsNoMasterIsRefused(String address) {
        assertThatThrownBy(() -> SparkMaster.at(URI.create(address)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--on %s: expected host and port of a Spark master, such as"
                                + " spark://host:7077",
                        address);
    }

    @Test
    void oneOfThemHasToListen() throws IOException {
        int free;
        try (ServerSocket socket = loopback()) {
            free = socket.getLocalPort();
            String url = "spark://127.0.0.1:1,127.0.0.1:" + free;

            assertThatCode(SparkMaster.at(URI.create(url))::requireListening)
                    .doesNotThrowAnyException();
        }
        String url = "spark://127.0.0.1:" + free;

        assertThatThrownBy(SparkMaster.at(URI.create(url))::requireListening)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "--on %s: no Spark master answers (127.0.0.1:%d: Connection refused); start"
                                + " it, or name another",
                        url, free);
    }

    private static ServerSocket loopback() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }
}
