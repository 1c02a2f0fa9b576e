package org.kdtoolkit.predict.engine;

import ai.djl.engine.Engine;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions of the libtorch that is loaded which DJL has no way to, by the names that C++ gives
 * them in the library. C++ takes a bool for its lowest byte: pass 1 or 0, where JNA would make -1
 * of a boolean.
 */
public final class TorchFunctions {

    private static final Pattern FOLDER = Pattern.compile("PyTorch Library: (.+)");
    private static final String CONTEXT = "_ZN2at13globalContextEv";

    private final NativeLibrary library;

    private TorchFunctions(NativeLibrary library) {
        this.library = library;
    }

    /**
     * Those of an engine.
     *
     * @return empty if the engine is another one than PyTorch
     * @throws UnsatisfiedLinkError if its library is not found where DJL says that it is
     */
    public static Optional<TorchFunctions> of(Engine engine) {
        Matcher folder = FOLDER.matcher(engine.toString());
        if (!folder.find()) {
            return Optional.empty();
        }
        Path file = Path.of(folder.group(1)).resolve(System.mapLibraryName("torch_cpu"));
        return Optional.of(new TorchFunctions(NativeLibrary.getInstance(file.toString())));
    }

    /**
     * Sees whether there are functions.
     *
     * @throws UnsatisfiedLinkError naming the first that the library does not have
     */
    public TorchFunctions require(String... names) {
        for (String name : names) {
            library.getFunction(name);
        }
        return this;
    }

    /**
     * Calls a function that returns nothing.
     *
     * @param arguments numbers, or what {@link #context} returns
     * @throws UnsatisfiedLinkError if the library does not have it
     */
    public void call(String name, Object... arguments) {
        library.getFunction(name).invokeVoid(arguments);
    }

    /** Calls a function that returns a bool, with the arguments of {@link #call}. */
    public boolean ask(String name, Object... arguments) {
        return (library.getFunction(name).invokeInt(arguments) & 1) == 1;
    }

    /** The process's settings, the first argument of functions that change them. */
    public Object context() {
        return library.getFunction(CONTEXT).invokePointer(new Object[0]);
    }

    /** The library's file. */
    @Override
    public String toString() {
        return library.getFile().toString();
    }
}
