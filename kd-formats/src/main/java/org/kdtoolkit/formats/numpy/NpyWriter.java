package org.kdtoolkit.formats.numpy;

import java.io.IOException;
import java.io.OutputStream;
import org.kdtoolkit.api.data.HostTensor;

/** Writes NumPy's {@code .npy} files. */
public final class NpyWriter {

    private NpyWriter() {}

    /** Writes a float32 array. */
    public static void write(HostTensor array, OutputStream out) throws IOException {
        new NpyHeader(NpyHeader.FLOAT, array.shape()).write(out);
        out.write(NpyHeader.bytes(array.values()));
    }
}
