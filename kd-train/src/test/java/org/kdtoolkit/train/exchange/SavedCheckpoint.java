package org.kdtoolkit.train.exchange;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkpoint that {@code generate.py} saved, and what its network says. */
final class SavedCheckpoint {

    private SavedCheckpoint() {}

    /** Copies the checkpoint to a folder. */
    static Path in(Path folder) throws IOException {
        try (InputStream in = open("published.pth")) {
            return Files.write(folder.resolve("published.pth"), in.readAllBytes());
        }
    }

    /** The images [B, 1, 8, 8], then their class scores [B, 6]. */
    static NDList expected(NDManager manager) throws IOException {
        try (InputStream in = open("expected.npz")) {
            return NDList.decode(manager, in);
        }
    }

    private static InputStream open(String name) {
        return SavedCheckpoint.class.getResourceAsStream("/checkpoint/" + name);
    }
}
