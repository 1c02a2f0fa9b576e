package org.kdtoolkit.formats.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.InTraining;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.formats.torch.SafetensorsWriter;

class NetworkClaimTest {

    enum Size {
        VERY_TINY,
        SMALL
    }

    record Settings(
            Size size,
            Optional<Integer> heads,
            List<Integer> patchSize,
            double scale,
            boolean classToken,
            @InTraining double dropout) {}

    record Around(int width, NetworkSpec network) {}

    private static final String NETWORK =
            "{\"network\": {\"type\": \"vit\", \"size\": \"very-tiny\", \"heads\": 3,"
                    + " \"patch-size\": [4, 4], \"scale\": 1.0, \"class-token\": true,"
                    + " \"dropout\": 0.0}}";

    private static final Settings SAME =
            new Settings(Size.VERY_TINY, Optional.of(3), List.of(4, 4), 1, true, 0.5);

    @TempDir private Path folder;

    @Test
    void theSameNetworkIsNoContradictionWhateverItsDropout() throws IOException {
        assertThat(claim().differences("vit", SAME)).isEmpty();
    }

    @Test
    void eachSettingThatDiffersIsToldWithBothValues() throws IOException {
        Settings other = new Settings(Size.SMALL, Optional.empty(), List.of(4, 8), 0.5, false, 0.5);

        Path file = written();

        assertThat(NetworkClaim.of(file).orElseThrow().differences("vit", other))
                .isEqualTo(
                        Map.of(
                                "size",
                                difference("small", "very-tiny"),
                                "heads",
                                difference("not set", "3"),
                                "patch-size",
                                difference("[4, 8]", "[4, 4]"),
                                "scale",
                                difference("0.5", "1"),
                                "class-token",
                                difference("false", "true")));
    }

    @Test
    void anotherTypeIsRefusedForThatAlone() throws IOException {
        NetworkClaim claim = claim();

        assertThatThrownBy(() -> claim.require("student", "convnet", SAME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("student.type: " + difference("convnet", "vit"));
    }

    @Test
    void aNetworkInANetworkIsComparedToo() throws IOException {
        String json =
                "{\"network\": {\"type\": \"around\", \"width\": 3, \"network\":"
                        + NETWORK.substring(NETWORK.indexOf(':') + 1)
                        + "}";
        NetworkClaim claim = NetworkClaim.of(written(json)).orElseThrow();

        assertThat(claim.differences("around", new Around(3, new NetworkSpec("vit", SAME))))
                .isEmpty();
        Settings other = new Settings(Size.SMALL, Optional.of(3), List.of(4, 4), 1, true, 0.5);
        assertThat(claim.differences("around", new Around(3, new NetworkSpec("vit", other))))
                .isEqualTo(Map.of("network.size", difference("small", "very-tiny")));
        assertThat(claim.differences("around", new Around(3, new NetworkSpec("mlp", other))))
                .isEqualTo(Map.of("network.type", difference("mlp", "vit")));
    }

    @Test
    void filesThatAreNotThereOrSayNothingClaimNothing() throws IOException {
        Path plain = folder.resolve("plain.safetensors");
        try (OutputStream out = Files.newOutputStream(plain)) {
            new SafetensorsWriter().add("w", 1).writeTo(out);
        }

        assertThat(NetworkClaim.of(plain)).isEmpty();
        assertThat(NetworkClaim.of(folder.resolve("none.safetensors"))).isEmpty();
        assertThat(NetworkClaim.of(folder)).isEmpty();
    }

    private String difference(String configured, String saved) {
        return "is %s, but the network that left the weights %s has %s; configure the same"
                .formatted(configured, folder.resolve("w.safetensors"), saved);
    }

    private NetworkClaim claim() throws IOException {
        return NetworkClaim.of(written()).orElseThrow();
    }

    private Path written() throws IOException {
        return written(NETWORK);
    }

    private Path written(String description) throws IOException {
        Path file = folder.resolve("w.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            new SafetensorsWriter()
                    .describe(NetworkClaim.KEY, description)
                    .seal()
                    .add("w", new Shape(1), () -> new float[] {1})
                    .writeTo(out);
        }
        return file;
    }
}
