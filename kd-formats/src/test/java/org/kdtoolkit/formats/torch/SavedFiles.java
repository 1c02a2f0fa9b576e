package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.kdtoolkit.testkit.Fixture;

/** Copies of the files that PyTorch saved. */
final class SavedFiles {

    private final Path folder;

    /** Copies go to this folder. */
    SavedFiles(Path folder) {
        this.folder = folder;
    }

    Path copy(String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    /** A copy of a file among the resources. */
    Path copyOf(String resource) throws IOException {
        try (InputStream in = SavedFiles.class.getResourceAsStream(resource)) {
            return write(
                    resource.substring(resource.lastIndexOf('/') + 1),
                    Objects.requireNonNull(in, resource).readAllBytes());
        }
    }

    Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file); // some file systems sync what is overwritten
        return Files.write(file, bytes);
    }

    byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixture.open(name)) {
            return in.readAllBytes();
        }
    }
}
