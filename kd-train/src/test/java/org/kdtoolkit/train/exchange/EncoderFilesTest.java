package org.kdtoolkit.train.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.SafetensorsWriter;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedHead;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** Files of encoders that were trained without labels, as XKD's training publishes them. */
class EncoderFilesTest {

    private static final Closeness CLOSE = new Closeness(1e-3, 1e-5);
    private static final String REMEDY = "configure it as the network that left these weights";

    private final Registry registry =
            Registry.builder().addServices(EncoderFilesTest.class.getClassLoader()).build();

    @TempDir private Path folder;
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"), "runs on PyTorch only");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"xkd_encoder.pth,''", "xkd_encoder_module.pth,module."})
    void isImportedWithoutAHead(String name, String prefix) throws IOException {
        Path out = folder.resolve("out.safetensors");

        ImportReport report = imported(copied(name), out);

        assertThat(report.prefix()).isEqualTo(prefix);
        assertThat(report.classes()).isEmpty();
        assertThat(report.match().isComplete()).isTrue();
        assertThat(report.match().unexpected()).isEmpty();
        try (StateFile written = StateFile.open(out)) {
            double[] sums =
                    written.tensors().keySet().stream()
                            .mapToDouble(tensor -> sum(written.read(tensor)))
                            .toArray();
            CLOSE.check(
                    "sums",
                    sums,
                    fixture().numbers("out/sum_of_each_tensor").stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xkd_encoder.pth", "xkd_encoder_module.pth"})
    void encodesAsPublished(String name) throws IOException {
        assertEncodes(copied(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "backbone.", "module.backbone."})
    void isReadUnderTheNamesOfTheEvaluationToo(String prefix) throws IOException {
        Path renamed = folder.resolve("renamed.safetensors");
        try (StateFile file = StateFile.open(copied("xkd_encoder.pth"))) {
            SafetensorsWriter writer = new SafetensorsWriter();
            for (String name : file.tensors().keySet()) {
                HostTensor tensor = file.read(name);
                String other =
                        name.replace("encoder.", "")
                                .replace("encoder_", "")
                                .replace("enc_pos_embed", "pos_embed")
                                .replace("cuboid_embed", "patch_embed");
                writer.add(prefix + other, tensor.shape(), tensor::values);
            }
            try (OutputStream stream = Files.newOutputStream(renamed)) {
                writer.writeTo(stream);
            }
        }
        Path out = folder.resolve("out.safetensors");

        ImportReport report = imported(renamed, out);

        assertThat(report.match().isComplete()).isTrue();
        assertThat(report.match().unexpected()).isEmpty();
        assertEncodes(renamed);
        assertEncodes(out);
    }

    @Test
    void oneOfAnotherSizeIsRefusedWithAllThatDiffers() throws IOException {
        Path file = copied("xkd_encoder.pth");
        TokenEncoder encoder = encoder(32, 2, new Shape(3, 8, 16, 16));

        assertThatThrownBy(() -> load(file, encoder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: can't be loaded ('enc_pos_embed' has shape (1, 33, 32), expected (1,"
                                + " 65, 32)); %s",
                        file, REMEDY);
    }

    private void assertEncodes(Path file) {
        Fixture fixture = fixture();
        Shape clip = fixture.get("in/frames0").getShape().slice(1);
        TokenEncoder encoder =
                encoder(
                        (int) fixture.number("hp/embed_dim"),
                        (int) fixture.number("hp/depth"),
                        clip);

        assertThat(load(file, encoder)).isEqualTo(new SavedHead.Absent());

        for (String view : List.of("0", "1")) {
            NDArray tokens =
                    encoder.encode(encoder.embed(fixture.get("in/frames" + view))).tokens();
            CLOSE.check("tokens" + view, tokens, fixture.get("out/tokens" + view));
        }
    }

    private SavedHead load(Path file, TokenEncoder encoder) {
        return new WeightsFile(file)
                .loadAllButHead(encoder.state(), encoder.head(), manager, REMEDY);
    }

    private TokenEncoder encoder(int width, int depth, Shape clip) {
        Fixture fixture = fixture();
        List<Integer> patch = new ArrayList<>();
        for (String key : List.of("hp/vid_patch_temporal", "hp/vid_patch_spatial")) {
            fixture.numbers(key).forEach(side -> patch.add(side.intValue()));
        }
        VideoVitConfig config =
                new VideoVitConfig(
                        VitSize.TINY,
                        Optional.of(width),
                        Optional.of(depth),
                        Optional.of((int) fixture.number("hp/num_heads")),
                        patch,
                        true);
        return (TokenEncoder)
                registry.create(
                        Kind.BACKBONE, "video-vit", config, BackboneContext.of(clip, 4, manager));
    }

    private Fixture fixture() {
        return Fixture.load("xkd_encoder", manager);
    }

    private ImportReport imported(Path file, Path out) {
        return new WeightsImport(registry, manager)
                .run(new ImportSource(file, "video-vit", Optional.empty(), List.of()), out);
    }

    private Path copied(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Fixture.open(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static double sum(HostTensor tensor) {
        float[] values = tensor.values();
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }
}
