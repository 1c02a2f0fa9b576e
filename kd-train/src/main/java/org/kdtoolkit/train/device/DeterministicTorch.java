package org.kdtoolkit.train.device;

import ai.djl.engine.Engine;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.predict.engine.TorchFunctions;

/**
 * PyTorch's deterministic mode, which is the process's: operations that give other bits each time
 * are replaced, and those that can't be are refused. DJL has no way to it, so libtorch is asked
 * itself, by the names that its C++ functions have in the library.
 */
public final class DeterministicTorch implements AutoCloseable {

    private final TorchFunctions torch;
    private final Object context;

    private DeterministicTorch(TorchFunctions torch) {
        this.torch = torch;
        this.context = torch.context();
    }

    /**
     * Switches it on until this is closed.
     *
     * @throws ConfigurationException if the engine is another one, or its library has no such mode
     */
    public static DeterministicTorch on(Engine engine) {
        try {
            DeterministicTorch mode =
                    TorchFunctions.of(engine)
                            .map(DeterministicTorch::new)
                            .orElseThrow(() -> refusal(engine));
            mode.set(true);
            return mode;
        } catch (UnsatisfiedLinkError e) {
            throw new ConfigurationException(
                    "'training.deterministic' can't be had of this PyTorch (%s); remove it"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static ConfigurationException refusal(Engine engine) {
        return new ConfigurationException(
                "'training.deterministic' is PyTorch's, and the engine is %s; remove it, or choose 'engine: pytorch'"
                        .formatted(engine.getEngineName()));
    }

    private void set(boolean on) {
        int value = on ? 1 : 0;
        int refused = 0;
        torch.call("_ZN2at7Context26setDeterministicAlgorithmsEbb", context, value, refused);
        torch.call("_ZN2at7Context21setDeterministicCuDNNEb", context, value);
        // memory that nobody has written to is not filled: it costs time, and nothing reads it
        torch.call("_ZN2at7Context39setDeterministicFillUninitializedMemoryEb", context, 1 - value);
    }

    /** Whether it is on. */
    boolean isOn() {
        return torch.ask("_ZNK2at7Context23deterministicAlgorithmsEv", context);
    }

    /** Switches it off. */
    @Override
    public void close() {
        set(false);
    }
}
