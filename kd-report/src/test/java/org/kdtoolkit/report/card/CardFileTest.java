package org.kdtoolkit.report.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardFileTest {

    @TempDir private Path folder;
    private Path readme;

    @BeforeEach
    void place() {
        readme = folder.resolve("README.md");
    }

    @Test
    void liesBesideTheFileAndIsTheSameEachTime() throws IOException {
        assertThat(write("a.onnx")).isEqualTo(new CardFile.Written(readme, Optional.empty()));
        String first = Files.readString(readme);
        assertThat(first).startsWith("---\nlibrary_name: onnx\n").contains("\n# digits, none\n");
        assertThat(write("a.onnx")).isEqualTo(new CardFile.Written(readme, Optional.empty()));
        assertThat(Files.readString(readme)).isEqualTo(first);
    }

    @Test
    void leavesAReadmeOfSomebodyElseAlone() throws IOException {
        Files.writeString(readme, "# Mine\n");
        Path other = folder.resolve("a.onnx.README.md");
        assertThat(write("a.onnx")).isEqualTo(new CardFile.Written(other, Optional.of(readme)));
        assertThat(Files.readString(readme)).isEqualTo("# Mine\n");
        assertThat(write("a.onnx")).isEqualTo(new CardFile.Written(other, Optional.of(readme)));
        assertThat(folder).isDirectoryContaining(other::equals);
    }

    @Test
    void leavesACardAloneThatSomebodyFilledIn() throws IOException {
        write("a.onnx");
        Files.writeString(readme, Files.readString(readme).replace("*Fill in:", "MIT. *No:"));
        assertThat(write("a.onnx").path()).isEqualTo(folder.resolve("a.onnx.README.md"));
        assertThat(Files.readString(readme)).contains("MIT. *No:");
    }

    @Test
    void leavesTheCardOfAnotherFileAlone() throws IOException {
        write("a.onnx");
        assertThat(write("b.onnx").path()).isEqualTo(folder.resolve("b.onnx.README.md"));
        assertThat(Files.readString(readme)).contains("InferenceSession(\"a.onnx\")");
    }

    @Test
    void goesOnToAFreeNameWhereSomebodyFilledInTheOtherCardToo() throws IOException {
        Files.writeString(readme, "# Mine\n");
        Files.writeString(folder.resolve("a.onnx.README.md"), "# Mine too\n");
        assertThat(write("a.onnx").path()).isEqualTo(folder.resolve("a.onnx.2.README.md"));
    }

    @Test
    void aFolderOfThatNameIsNoPlace() throws IOException {
        Files.createDirectory(readme);
        assertThat(write("a.onnx").path()).isEqualTo(folder.resolve("a.onnx.README.md"));
    }

    private CardFile.Written write(String name) {
        return CardFile.write(
                folder.resolve(name),
                SampleCard.alone(
                        new ModelCard.ExportedFile(name, ModelCard.Format.ONNX, List.of())));
    }
}
