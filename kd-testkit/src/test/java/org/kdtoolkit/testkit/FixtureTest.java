package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixtureTest {

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
    void findsTheNamesOfCasesInTheFilesOrder() throws IOException {
        Fixture fixture =
                fixture("in/pool/student", "in/pool/teacher", "in/same/student", "out/pool/loss");
        assertThat(fixture.names("in/", "/student")).containsExactly("pool", "same");
        assertThat(fixture.names("in/pool/", "")).containsExactly("student", "teacher");
        assertThat(fixture.names("", "/pool/loss")).containsExactly("out");
    }

    @Test
    void failsWhereThereIsNoCase() throws IOException {
        Fixture fixture = fixture("in/a", "out/loss");
        assertThatThrownBy(() -> fixture.names("in/", "/student"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture sample has no 'in/.../student', only [in/a, out/loss]");
        assertThatThrownBy(() -> fixture.under("grad/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture sample has no 'grad/...', only [in/a, out/loss]");
        assertThatThrownBy(() -> fixture.get("in/b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture sample has no 'in/b', only [in/a, out/loss]");
    }

    @Test
    void readsNumbersAsTheDecimalsThatTheyWereBeforeRounding() throws IOException {
        Fixture fixture =
                fixture(
                        named("hp/mean", manager.create(new float[] {0.485f, 5e-4f})),
                        named("hp/k", manager.create(new long[] {500})));
        assertThat(fixture.numbers("hp/mean")).containsExactly(0.485, 5e-4);
        assertThat(fixture.number("hp/mean")).isEqualTo(0.485);
        assertThat(fixture.number("hp/k")).isEqualTo(500);
    }

    @Test
    void opensFilesOfAnotherFolderAndNamesThoseThatAreAbsent() throws IOException {
        Files.writeString(folder.resolve("list.json"), "[]");
        try (InputStream in = Fixture.open(folder.toString(), "list.json")) {
            assertThat(in).hasContent("[]");
        }
        assertThatThrownBy(() -> Fixture.open(folder.toString(), "kd.npz"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "no fixture %s, where kd.fixtures says that the fixtures are",
                        folder.resolve("kd.npz"));
        assertThatThrownBy(() -> Fixture.open("", "kd.npz"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(
                        "no fixture kd.npz among the test resources, and kd.fixtures is not set");
    }

    private Fixture fixture(String... keys) throws IOException {
        NDArray[] arrays = new NDArray[keys.length];
        for (int i = 0; i < keys.length; i++) {
            arrays[i] = named(keys[i], manager.create(i));
        }
        return fixture(arrays);
    }

    private Fixture fixture(NDArray... arrays) throws IOException {
        byte[] file = new NDList(arrays).encode(NDList.Encoding.NPZ);
        return Fixture.read("sample", new ByteArrayInputStream(file), manager);
    }

    private static NDArray named(String key, NDArray array) {
        array.setName(key);
        return array;
    }
}
