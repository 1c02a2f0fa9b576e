package org.kdtoolkit.onnx.teacher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.AudioConfig;

/** Each file that can't be used has one message. */
class OnnxBadInputTest {

    private static final Path THREE = Tensors.resource("three.onnx");
    private static final String AGAIN = "; write it by torch.onnx.export or get it anew";

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void refusesFilesThatAreNoWholeOnnxFile() throws IOException {
        byte[] whole = Files.readAllBytes(THREE);
        for (int length : new int[] {1, 10, whole.length / 2, whole.length - 20}) {
            assertNoOnnx(Arrays.copyOf(whole, length), "it is cut off, or something else");
        }
        assertNoOnnx(new byte[0], "it is empty");
        assertNoOnnx(
                "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n".getBytes(),
                "it is a pointer of Git LFS to the file, fetch the file itself");
        assertNoOnnx("<!DOCTYPE html><html>".getBytes(), "it is a web page");
        assertNoOnnx("PK\u0003\u0004...".getBytes(), "it is a zip archive");
        assertNoOnnx("weights".getBytes(), "it is cut off, or something else");
        assertNoOnnx(new byte[] {8, 8}, "it has no graph");
    }

    private void assertNoOnnx(byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("ein Netz für alle.onnx"), bytes);
        assertData(file, file + " is no whole ONNX file (" + reason + ")" + AGAIN);
    }

    @Test
    void refusesAFolder() {
        assertData(
                folder, folder + " is no whole ONNX file (is a folder, expected a file)" + AGAIN);
    }

    @Test
    void refusesAFileOfTwoGigabytes() throws IOException {
        Path file = folder.resolve("large.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }
        assertData(
                file,
                file
                        + " has 2147483648 bytes, and an ONNX file at most 2147483647; save it with"
                        + " its weights beside it: onnx.save_model(model, path,"
                        + " save_as_external_data=True)");
    }

    @Test
    void refusesOperatorsThatTheRuntimeDoesNotHave() {
        Path newer = Tensors.resource("newer-operators.onnx");
        assertData(
                newer,
                newer
                        + " is of form 11 with operators of version 24; ONNX Runtime reads form 10"
                        + " and version 22 at most: export it with opset_version=22, or convert it"
                        + " by onnx.version_converter");
        Tensors four = Tensors.of(new Shape(4), new float[4]);
        Path operator = Tensors.resource("unknown-operator.onnx");
        assertThatThrownBy(() -> open(Configs.of(operator, cache()), four))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        operator
                                + ": ONNX Runtime 1.22.0 can't run it (This is an invalid model. In"
                                + " Node, (\"\", MatMull, \"\", -1) : (\"x\": tensor(float),\"w\":"
                                + " tensor(float),) -> (\"embedding\": tensor(float),) , Error No"
                                + " Op registered for MatMull with domain_version of 18); export it"
                                + " with operators that this version has");
        Path domain = Tensors.resource("unknown-domain.onnx");
        assertThatThrownBy(() -> open(Configs.of(domain, cache()), four))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        domain
                                + ": ONNX Runtime 1.22.0 can't run it (com.acme:Foo(-1) is not a"
                                + " registered function/op); export it with operators that this"
                                + " version has");
    }

    @Test
    void refusesAFileWithoutTheWeightsBesideIt() throws IOException {
        Path file =
                Files.copy(Tensors.resource("weights-beside.onnx"), folder.resolve("moved.onnx"));
        Path weights = folder.resolve("weights-beside.bin");
        assertData(
                file,
                file
                        + " keeps its weights in "
                        + weights
                        + ", which does not exist; put that file there, under this name");
        Files.write(weights, new byte[3]);
        assertThatThrownBy(() -> open(Configs.of(file, cache()), Tensors.pictures()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ONNX Runtime 1.22.0 can't run it (")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesNamesThatTheFileDoesNotHave() {
        assertConfiguration(
                Configs.of(THREE, cache(), Map.of("imag", InputContent.SAMPLE)),
                THREE
                        + " has no input 'imag', which 'inputs' names; it has 'image' float32"
                        + " [batch, 1, 12, 12]; did you mean 'image'?");
        assertConfiguration(
                Configs.of(THREE, cache(), Configs.outputs("embeding", "logits", null)),
                THREE
                        + " has no output 'embeding', which 'outputs' names as embedding; it has"
                        + " 'embedding' float32 [batch, 3], 'logits' float32 [batch, 3],"
                        + " 'feature_map' float32 [batch, 2, 2, 2]; did you mean 'embedding'?");
    }

    @Test
    void refusesInputsThatNobodySaysAnythingAbout() throws IOException {
        Path file =
                Networks.beside(
                        folder.resolve("two.onnx"),
                        new LinkedHashMap<>(Map.of("mask", DataType.INT64)),
                        List.of("batch", "length"));
        String has = "'x' float32 [batch, time], 'mask' int64 [batch, length]";
        assertConfiguration(
                Configs.of(file, cache()),
                file
                        + " has the inputs "
                        + has
                        + "; say in 'inputs' what 'x', 'mask' are given: sample (the modality),"
                        + " length, ones or zeros");
        assertConfiguration(
                Configs.of(file, cache(), Map.of("x", InputContent.SAMPLE)),
                file
                        + " has the inputs "
                        + has
                        + "; say in 'inputs' what 'mask' is given: sample (the modality), length,"
                        + " ones or zeros");
        assertConfiguration(
                Configs.of(
                        file, cache(), Map.of("x", InputContent.ONES, "mask", InputContent.ONES)),
                file
                        + ": one of its inputs must be given the samples, but 'inputs' gives them"
                        + " to none. It has: "
                        + has);
        assertConfiguration(
                Configs.of(file, cache(), Map.of("mask", InputContent.ONES)),
                file
                        + ": its input 'mask' int64 [batch, length] can't be filled with ones: its"
                        + " size is not known; each axis must have a length, or the name of an axis"
                        + " of 'x' float32 [batch, time]");
    }

    @Test
    void refusesOutputsOfAnotherForm() throws IOException {
        String has =
                "It has: 'embedding' float32 [batch, 3], 'logits' float32 [batch, 3],"
                        + " 'feature_map' float32 [batch, 2, 2, 2]";
        assertConfiguration(
                Configs.of(THREE, cache(), Configs.outputs("feature_map", null, null)),
                THREE
                        + ": its output 'feature_map' float32 [batch, 2, 2, 2] can't be the"
                        + " embedding, expected float32 [batch, width]; name another one in"
                        + " 'outputs'. "
                        + has);
        assertConfiguration(
                Configs.of(THREE, cache(), Configs.outputs("embedding", null, "logits")),
                THREE
                        + ": its output 'logits' float32 [batch, 3] can't be the feature-map,"
                        + " expected float32 [batch, channels, positions...]; name another one in"
                        + " 'outputs'. "
                        + has);
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(THREE, cache()),
                                        Tensors.pictures().withClasses("a", "b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        THREE
                                + ": its output 'logits' float32 [batch, 3] can't be the logits,"
                                + " expected float32 [batch, 2], a value for each class; name"
                                + " another one in 'outputs'. "
                                + has);
    }

    @Test
    void asksWhatOutputsAreThatNoNameTells() throws IOException {
        Path tokens = Networks.pooled(folder.resolve("t.onnx"), "batch", "2", "3");
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(tokens, cache()),
                                        Tensors.of(new Shape(2, 3), new float[6])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        tokens
                                + " has no output called embedding, logits or probabilities; say"
                                + " which is which, such as 'outputs: {embedding: NAME, logits:"
                                + " NAME}'. It has: 'hidden' float32 [batch, 2, 3], 'pooled'"
                                + " float32 [batch, 3]");
        Path free =
                Networks.echo(folder.resolve("f.onnx"), DataType.FLOAT, "y", "batch", "samples");
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(free, cache()),
                                        Tensors.of(new Shape(3), new float[3])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        free
                                + " does not tell what its only output is: 'y' float32 [batch,"
                                + " width]; say so by 'outputs: {embedding: y}' or 'outputs:"
                                + " {logits: y}'");
    }

    @Test
    void findsTheNumberOfClassesByAskingWhereTheFileDoesNotTell() throws IOException {
        Path file =
                Networks.echo(
                        folder.resolve("l.onnx"), DataType.FLOAT, "logits", "batch", "samples");
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(file, cache()),
                                        Tensors.of(new Shape(4), new float[4])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        file
                                + " returns [1, 4] of 1 samples as its output 'logits', which is"
                                + " taken for the logits, expected [batch, 3], a value for each"
                                + " class");
    }

    @Test
    void refusesAnotherOrderOfTheClasses() throws IOException {
        Path file =
                Networks.echo(
                        folder.resolve("c.onnx"),
                        DataType.FLOAT,
                        "logits",
                        Map.of("classes", "[\"b\", \"a\", \"c\"]"),
                        "batch",
                        "3");
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(file, cache()),
                                        Tensors.of(new Shape(3), new float[3])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        file
                                + ": its logits are of the data set's classes in another order; set"
                                + " 'dataset.classes' to theirs: [b, a, c]");
    }

    @Test
    void refusesSoundOfAnotherRate() throws IOException {
        Path file =
                Networks.echo(
                        folder.resolve("r.onnx"),
                        DataType.FLOAT,
                        "embedding",
                        Map.of(
                                "student",
                                "{\"input\":{\"files\":{\"kind\":\"audio\",\"sample-rate\":16000}}}"),
                        "batch",
                        "samples");
        assertRate(file, Optional.of(8000), "'sample-rate: 8000'");
        assertRate(file, Optional.empty(), "no 'sample-rate'");
        OnnxTeacher.checkFiles(
                Configs.of(file, cache()), new Shape(8000), sound(Optional.of(16000)));
    }

    private void assertRate(Path file, Optional<Integer> rate, String found) {
        assertThatThrownBy(
                        () ->
                                OnnxTeacher.checkFiles(
                                        Configs.of(file, cache()), new Shape(8000), sound(rate)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        file
                                + ": its student learnt from 'sample-rate: 16000', but the modality"
                                + " has "
                                + found
                                + "; give the teacher one that has the same");
    }

    private static ModalitySpec sound(Optional<Integer> rate) {
        return ModalitySpec.of(
                "audio",
                new AudioConfig(rate, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void saysWhereTheRuntimeStopped() throws IOException {
        Path file = Networks.ofFour(folder.resolve("four.onnx"));
        assertThatThrownBy(
                        () ->
                                open(
                                        Configs.of(file, cache()),
                                        Tensors.of(new Shape(3), new float[3])))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        file
                                + " does not take batches of shape (1, 3), which the modality"
                                + " 'input' has: Non-zero status code returned while running ")
                .hasMessageNotContaining("\n");
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private void assertData(Path file, String message) {
        assertThatThrownBy(() -> open(Configs.of(file, cache()), Tensors.pictures()))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private void assertConfiguration(OnnxTeacherConfig config, String message) {
        assertThatThrownBy(() -> open(config, Tensors.pictures()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private void open(OnnxTeacherConfig config, Tensors data) {
        OnnxTeacher.open(config, data.context(OnMissing.FAULT, manager)).close();
    }
}
