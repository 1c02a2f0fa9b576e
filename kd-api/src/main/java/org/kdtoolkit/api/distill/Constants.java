package org.kdtoolkit.api.distill;

import ai.djl.engine.Engine;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Computes what gradients do not flow through, such as the answers of a network that stays as it
 * is, while a gradient collector is open. No graph is recorded of it, which {@code stopGradient}
 * behind it would only cut off: it takes neither the memory nor the time of one.
 *
 * <pre>{@code
 * NDArray logits =
 *         Constants.compute(engine, () -> network.forward(images, false).logits());
 * }</pre>
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class Constants {

    private Constants() {}

    /**
     * Runs a computation without recording it; what comes behind it is recorded as before.
     *
     * @param engine that it computes with
     * @param computation runs once, in the calling thread
     * @return what it gives
     * @throws IllegalArgumentException if the engine is neither PyTorch nor MXNet
     */
    public static <T> T compute(Engine engine, Supplier<T> computation) {
        return Autograd.of(engine.getEngineName()).unrecorded(computation);
    }
}
