package org.kdtoolkit.models;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * PyTorch's own operator of attention, {@code scaled_dot_product_attention}. DJL has no call for
 * it, but runs functions in PyTorch's own language, through which gradients flow: this is one of a
 * single line. It has neither weights nor state, so that all networks of a process use the same.
 */
final class FusedAttention implements ScaledAttention {

    static final String ENGINE = "PyTorch";

    private static final String NAME = "attention";

    private static final String CODE =
            """
            class Attention(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Attention,
                q: Tensor,
                k: Tensor,
                v: Tensor) -> Tensor:
                return torch.scaled_dot_product_attention(q, k, v)
            """;

    /** A pickled {@code Attention} whose {@code training} is true. */
    private static final String OBJECT =
            "\u0080\u0002c__torch__\nAttention\n)\u0081}X\u0008\0\0\0training\u0088sb.";

    /** A pickled empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private static final String FORMAT_VERSION = "3\n";

    /** Closes its function once nobody refers to it. */
    private final Model model;

    private FusedAttention() {
        model = Model.newInstance(NAME, ENGINE);
        try {
            model.load(new ByteArrayInputStream(archive()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException("PyTorch can't read its own language", e);
        }
    }

    /** The only one, made when it is first asked for, as PyTorch has to be loaded. */
    static FusedAttention instance() {
        return Holder.ONLY;
    }

    private static final class Holder {
        private static final FusedAttention ONLY = new FusedAttention();
    }

    /** The function as {@code torch.jit.save} writes one. */
    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "data.pkl", OBJECT);
            write(zip, "code/__torch__.py", CODE);
            write(zip, "constants.pkl", NO_CONSTANTS);
            write(zip, "version", FORMAT_VERSION);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(NAME + "/" + name));
        zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }

    @Override
    public NDArray mix(NDArray byHead) {
        long batch = byHead.getShape().get(1);
        long heads = byHead.getShape().get(2);
        long count = byHead.getShape().get(3);
        long part = byHead.getShape().get(4);
        try (NDList three = byHead.split(3, 0);
                NDArray queries = three.get(0).reshape(batch, heads, count, part);
                NDArray keys = three.get(1).reshape(batch, heads, count, part);
                NDArray values = three.get(2).reshape(batch, heads, count, part)) {
            NDList inputs = new NDList(queries, keys, values);
            // without "training" DJL would cut the result off from the graph
            return model.getBlock()
                    .forward(new ParameterStore(byHead.getManager(), false), inputs, true)
                    .singletonOrThrow();
        }
    }
}
