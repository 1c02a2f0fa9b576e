package org.kdtoolkit.train.device;

import ai.djl.engine.Engine;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.ConfigurationException;

/**
 * PyTorch's deterministic mode, which is the process's: operations that give other bits each time
 * are replaced, and those that can't be are refused. DJL has no way to it, so libtorch is asked
 * itself, by the names that its C++ functions have in the library.
 */
public final class DeterministicTorch implements AutoCloseable {

    private static final Pattern FOLDER = Pattern.compile("PyTorch Library: (.+)");

    private final NativeLibrary library;
    private final Pointer context;

    private DeterministicTorch(NativeLibrary library) {
        this.library = library;
        this.context = function("_ZN2at13globalContextEv").invokePointer(new Object[0]);
    }

    /**
     * Switches it on until this is closed.
     *
     * @throws ConfigurationException if the engine is another one, or its library has no such mode
     */
    public static DeterministicTorch on(Engine engine) {
        Matcher folder = FOLDER.matcher(engine.toString());
        if (!folder.find()) {
            throw new ConfigurationException(
                    "'training.deterministic' is PyTorch's, and the engine is %s; remove it, or choose 'engine: pytorch'"
                            .formatted(engine.getEngineName()));
        }
        Path file = Path.of(folder.group(1)).resolve(System.mapLibraryName("torch_cpu"));
        try {
            DeterministicTorch torch =
                    new DeterministicTorch(NativeLibrary.getInstance(file.toString()));
            torch.set(true);
            return torch;
        } catch (UnsatisfiedLinkError e) {
            throw new ConfigurationException(
                    "'training.deterministic' can't be had of %s (%s); remove it"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private void set(boolean on) {
        // C++ takes a bool for its lowest byte: 1, where JNA would pass -1
        int value = on ? 1 : 0;
        int refused = 0;
        function("_ZN2at7Context26setDeterministicAlgorithmsEbb")
                .invokeVoid(new Object[] {context, value, refused});
        function("_ZN2at7Context21setDeterministicCuDNNEb")
                .invokeVoid(new Object[] {context, value});
        // memory that nobody has written to is not filled: it costs time, and nothing reads it
        function("_ZN2at7Context39setDeterministicFillUninitializedMemoryEb")
                .invokeVoid(new Object[] {context, 1 - value});
    }

    /** Whether it is on. */
    boolean isOn() {
        return (function("_ZNK2at7Context23deterministicAlgorithmsEv")
                                .invokeInt(new Object[] {context})
                        & 1)
                == 1;
    }

    private Function function(String name) {
        return library.getFunction(name);
    }

    /** Switches it off. */
    @Override
    public void close() {
        set(false);
    }
}
