package org.kdtoolkit.train.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.config.plugin.UnknownProviderException;
import org.kdtoolkit.formats.torch.SafetensorsWriter;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.ConvNetConfig;

class WeightsImportTest {

    private record None() {}

    /** A backbone that nobody knows by its weights. */
    private static BackboneProvider unknown() {
        return BackboneProvider.builder("unknown", None.class)
                .build(
                        (config, context) -> {
                            throw new ConfigurationException("is never created");
                        });
    }

    private final Registry registry =
            Registry.builder()
                    .addServices(WeightsImportTest.class.getClassLoader())
                    .add(unknown())
                    .build();

    @TempDir private Path folder;
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aNetworkOfPyTorchGivesPyTorchsScores() throws IOException {
        Path out = folder.resolve("convnet.safetensors");

        ImportReport report = run(SavedCheckpoint.in(folder), "convnet", out);

        assertThat(report.prefix()).isEqualTo("state_dict.module.");
        assertThat(report.classes()).hasValue(6);
        assertThat(report.configuration()).hasToString("{\"widths\":[6,12]}");
        assertThat(report.match().fitting()).hasSize(14);
        assertThat(report.match().unexpected()).isEmpty();
        assertThat(report.match().isComplete()).isTrue();
        NDList expected = SavedCheckpoint.expected(manager);
        Backbone network = convnet(new Shape(1, 8, 8), 6);
        new WeightsFile(out).load(network.state(), manager, "");
        NDArray scores = network.forward(expected.get(0), false).logits();
        assertThat(scores.allClose(expected.get(1), 1e-5, 1e-6, false)).isTrue();
    }

    @Test
    void leavesNoArraysBehind() throws IOException {
        int before = manager.getManagedArrays().size();

        run(SavedCheckpoint.in(folder), "convnet", folder.resolve("out.safetensors"));

        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void whatDoesNotFitIsReportedAllAtOnceAndNothingIsWritten() throws IOException {
        Path file = folder.resolve("other.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter();
        add(writer, "net.body.0.weight", 4, 3, 3, 3);
        add(writer, "net.body.0.bias", 5);
        add(writer, "net.body.1.running_var", 4);
        writer.add("net.body.1.num_batches_tracked", 7);
        add(writer, "net.body.2.running_var", 4);
        writer.add("net.body.9.num_batches_tracked", 7);
        add(writer, "other.weight", 4);
        try (OutputStream stream = Files.newOutputStream(file)) {
            writer.writeTo(stream);
        }
        Path out = folder.resolve("out.safetensors");

        ImportReport report =
                importer()
                        .run(new ImportSource(file, "convnet", Optional.of("net"), List.of()), out);

        assertThat(report.match().isComplete()).isFalse();
        assertThat(report.match().missing())
                .containsExactly(
                        "body.1.weight",
                        "body.1.bias",
                        "body.1.running_mean",
                        "head.weight",
                        "head.bias");
        assertThat(report.match().misshapen()).containsExactly("body.0.bias");
        assertThat(report.match().fitting()).containsExactly("body.0.weight", "body.1.running_var");
        assertThat(report.match().unexpected())
                .containsExactly("body.2.running_var", "body.9.num_batches_tracked");
        assertThat(out).doesNotExist();
    }

    @Test
    void theConfigurationThatTheFileSpeaksForMayBeOverridden() throws IOException {
        ImportSource source =
                new ImportSource(
                        SavedCheckpoint.in(folder),
                        "convnet",
                        Optional.empty(),
                        List.of("widths=[6, 13]"));

        ImportReport report = importer().run(source, folder.resolve("out.safetensors"));

        assertThat(report.match().misshapen())
                .containsExactly(
                        "body.4.weight",
                        "body.4.bias",
                        "body.5.weight",
                        "body.5.bias",
                        "body.5.running_mean",
                        "body.5.running_var",
                        "head.weight");
    }

    @Test
    void anOverrideThatIsWrongIsRefused() throws IOException {
        ImportSource source =
                new ImportSource(
                        SavedCheckpoint.in(folder),
                        "convnet",
                        Optional.empty(),
                        List.of("width=6"));

        assertThatThrownBy(() -> importer().run(source, folder.resolve("out.safetensors")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--set width=6")
                .hasMessageContaining("did you mean 'widths'?");
    }

    @Test
    void aFileWithoutTheBackboneIsRefused() throws IOException {
        Path file = SavedCheckpoint.in(folder);

        assertThatThrownBy(() -> run(file, "r2plus1d", folder.resolve("out.safetensors")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        file
                                + ": holds no weights of the backbone 'r2plus1d'; name another"
                                + " backbone, or with --prefix another place (it holds ")
                .hasMessageContaining("state_dict.module.body.0.weight");
    }

    @Test
    void aModuleThatWasSavedWholeIsNamed() throws IOException {
        Path file = folder.resolve("module.pth");
        try (InputStream in = WeightsImportTest.class.getResourceAsStream("/pickle/module.pth")) {
            Files.write(file, in.readAllBytes());
        }

        assertThatThrownBy(() -> run(file, "convnet", folder.resolve("out.safetensors")))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds no weights of the backbone 'convnet'; name another backbone, or"
                            + " with --prefix another place (it holds no tensors; of a module that"
                            + " was saved whole, save the state_dict())",
                        file);
    }

    @Test
    void twoNetworksOfTheBackboneAreNamedBoth() throws IOException {
        Path file = folder.resolve("averaged.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter();
        for (String prefix : List.of("model.", "model_ema._orig_mod.")) {
            add(writer, prefix + "body.0.weight", 4, 3, 3, 3);
            add(writer, prefix + "body._orig_mod.0.bias", 4);
        }
        try (OutputStream stream = Files.newOutputStream(file)) {
            writer.writeTo(stream);
        }
        Path out = folder.resolve("out.safetensors");

        assertThatThrownBy(() -> run(file, "convnet", out))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds 2 networks of the backbone 'convnet', behind 'model' and"
                                + " 'model_ema._orig_mod'; name one with --prefix",
                        file);
        ImportReport report =
                importer()
                        .run(
                                new ImportSource(
                                        file, "convnet", Optional.of("model_ema"), List.of()),
                                out);
        assertThat(report.prefix()).isEqualTo("model_ema._orig_mod.");
        assertThat(report.wrappers()).containsExactly("_orig_mod");
        assertThat(report.match().fitting()).containsExactly("body.0.weight", "body.0.bias");
    }

    @Test
    void aBackboneThatIsNotThereIsRefused() throws IOException {
        Path file = SavedCheckpoint.in(folder);

        assertThatThrownBy(() -> run(file, "convnets", folder.resolve("out.safetensors")))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessageContaining("did you mean 'convnet'?");
    }

    @Test
    void aBackboneThatDoesNotKnowItsWeightsIsRefused() throws IOException {
        Path file = SavedCheckpoint.in(folder);

        assertThatThrownBy(() -> run(file, "unknown", folder.resolve("out.safetensors")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the backbone 'unknown' does not know its networks")
                .hasMessageContaining("cnn14, convnet, linear, mlp, r2plus1d, resnet");
    }

    @Test
    void aFileThatEndsBeforeItsTensorsIsRefusedBeforeRoomIsMade() throws IOException {
        Path file = SavedCheckpoint.in(folder);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> run(cut, "convnet", folder.resolve("out.safetensors")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(cut.toString());
    }

    private ImportReport run(Path file, String backbone, Path out) {
        return importer().run(new ImportSource(file, backbone, Optional.empty(), List.of()), out);
    }

    private WeightsImport importer() {
        return new WeightsImport(registry, manager);
    }

    private Backbone convnet(Shape input, int classes) {
        return registry.create(
                Kind.BACKBONE,
                "convnet",
                new ConvNetConfig(List.of(6, 12)),
                BackboneContext.of(input, classes, manager));
    }

    private static void add(SafetensorsWriter writer, String name, long... shape) {
        Shape of = new Shape(shape);
        writer.add(name, of, () -> new float[(int) of.size()]);
    }
}
