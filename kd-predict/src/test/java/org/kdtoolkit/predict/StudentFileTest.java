package org.kdtoolkit.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.torch.SafetensorsWriter;

class StudentFileTest {

    private static final StudentDescription PICTURES = SmallStudent.ofPictures(Labels.SINGLE, true);

    @TempDir private Path folder;

    @Test
    void theDescriptionIsReadAsItWasWritten() {
        Path file = SmallStudent.write(PICTURES, folder.resolve("ein Schüler 学生.safetensors"));

        assertThat(read(file)).isEqualTo(new StudentFile(file, PICTURES));
    }

    @Test
    void aTrialsFolderHoldsItsStudent() throws IOException {
        Path trial = Files.createDirectories(folder.resolve("kd/seed-1"));
        Path file = SmallStudent.write(PICTURES, trial.resolve("student.safetensors"));

        assertThat(read(trial).path()).isEqualTo(file);
    }

    @Test
    void oneOfSeveralNetworksIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("students"));
        Path image = SmallStudent.write(PICTURES, folder.resolve("students/image.safetensors"));
        SmallStudent.write(PICTURES, folder.resolve("students/audio.safetensors"));

        assertThat(read(folder, "image").path()).isEqualTo(image);
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        folder
                                + ": it left several networks; choose one by its name, with"
                                + " --student (there are: audio, image)");
        assertThatThrownBy(() -> read(folder, "imag"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        folder
                                + ": it left no network 'imag'; did you mean 'image'? (there are:"
                                + " audio, image)");
    }

    @Test
    void aNameIsRefusedWhereThereIsOneStudent() throws IOException {
        SmallStudent.write(PICTURES, folder.resolve("student.safetensors"));
        assertThatThrownBy(() -> read(folder, "nope"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        folder
                                + ": it left no network 'nope', but one student; leave out"
                                + " --student");

        Files.createDirectories(folder.resolve("students"));
        SmallStudent.write(PICTURES, folder.resolve("students/averaged.safetensors"));
        assertThatThrownBy(() -> read(folder, "nope"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder + ": it left no network 'nope' (there is: averaged)");
    }

    @Test
    void aFolderOfNoTrialIsRefused() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder.resolve("student.safetensors")
                                + ": not found; expected a student's file, or the folder of a trial"
                                + " that ran to its end");
    }

    @Test
    void weightsWithoutADescriptionAreRefused() throws IOException {
        Path file = written(new SafetensorsWriter().add("w", 1));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": has no description of its student, such as its classes; 'kd"
                                + " export TRIAL' writes one with it, and 'kd evaluate CONFIG"
                                + " --weights' judges the weights alone");
    }

    @Test
    void aNewerFormIsRefusedWithTheVersionThatWroteIt() throws IOException {
        Path file =
                described("{\"form\": 2, \"origin\": {\"toolkit\": \"9.0\"}, \"unheard-of\": {}}");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": the student's description is of form 2, written by version 9.0"
                                + " of the toolkit; this version reads form 1 at most, use that one"
                                + " or a newer one");
    }

    @Test
    void aNetworkOfAMissingPluginIsNamed() throws IOException {
        Path file =
                described(
                        new DescriptionJson()
                                .line(PICTURES)
                                .replace("\"type\":\"convnet\"", "\"type\":\"mine\""));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        file
                                + ": the student needs the backbone 'mine', which no plug-in here"
                                + " provides (known: audio-vit, cnn14, convnet, ")
                .hasMessageEndingWith(
                        "); name the folder with its jar by --plugins, or put it on the class"
                                + " path");
    }

    @Test
    void whatIsWrongWithADescriptionIsToldWithItsPlace() throws IOException {
        Path file =
                described(
                        new DescriptionJson()
                                .line(PICTURES)
                                .replace("\"head\":true", "\"head\":\"maybe\""));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        file + ": the student's description can't be used: " + file + ":1:")
                .hasMessageEndingWith("head: expected true or false, found 'maybe'");
    }

    @Test
    void aDescriptionThatIsNoJsonIsRefused() throws IOException {
        Path file = described("{\"form\": 1");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": the student's description is no JSON: ")
                .hasMessageEndingWith("; get the file anew");
    }

    @Test
    void aBitThatFlipsAnywhereIsFound() throws IOException {
        Path file = SmallStudent.write(SmallStudent.ofNumbers(), folder.resolve("s.safetensors"));
        byte[] bytes = Files.readAllBytes(file);
        int header =
                Long.BYTES + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int at = 0; at < bytes.length; at += at < header ? 1 : 997) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file, flipped);

            assertThatThrownBy(() -> read(file))
                    .as("byte %d", at)
                    .isInstanceOf(DataException.class);
        }
    }

    @Test
    void aDescriptionWithoutItsChecksumIsRefused() throws IOException {
        Path file =
                written(
                        new SafetensorsWriter()
                                .describe("student", new DescriptionJson().line(PICTURES)));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": is not as it was written: of its description and the checksum"
                                + " over it, one is missing; get the file anew");
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws IOException {
        Path file = folder.resolve("large.safetensors");
        ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, start.putLong(1L << 40).put((byte) '{').put((byte) '}').array());

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": it announces a header of 1099511627776 bytes, 2 are left;"
                                + " expected a whole file of torch.save or .safetensors");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        Path file =
                written(
                        new SafetensorsWriter()
                                .describe("student", new DescriptionJson().line(PICTURES))
                                .seal()
                                .add("w", new Shape(1), () -> new float[] {1}));

        assertThatThrownBy(() -> Student.load(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString());
    }

    private Path described(String json) {
        return written(new SafetensorsWriter().describe("student", json).seal().add("w", 1));
    }

    private Path written(SafetensorsWriter writer) {
        Path file = folder.resolve("w.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static StudentFile read(Path path) {
        return StudentFile.read(path, Optional.empty(), SmallStudent.REGISTRY);
    }

    private static StudentFile read(Path path, String network) {
        return StudentFile.read(path, Optional.of(network), SmallStudent.REGISTRY);
    }
}
