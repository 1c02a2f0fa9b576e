package org.kdtoolkit.baselines;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.kdtoolkit.testkit.Fixture;

/** Values and gradients that PyTorch's own losses give. */
public final class TorchFigures {

    private TorchFigures() {}

    /** Reads the figures of a loss. */
    public static Fixture of(String name, NDManager manager) {
        try (InputStream in =
                Objects.requireNonNull(
                        TorchFigures.class.getResourceAsStream("/torch/" + name + ".npz"), name)) {
            return Fixture.read(name, in, manager);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
