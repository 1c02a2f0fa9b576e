package org.kdtoolkit.predict.engine;

import ai.djl.engine.Engine;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Settings that engines have from their surroundings. What the user has set stays. */
public final class EngineSettings {

    private static final String ONEDNN_LIMIT = "ONEDNN_MAX_CPU_ISA";

    private EngineSettings() {}

    /**
     * Keeps DJL from asking anything of the network, gives oneDNN all cores, keeps it from what it
     * can't do on this machine, and MXNet from using it. To be called before any other use of DJL;
     * later calls change nothing that is loaded already.
     */
    public static void prepare() {
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("ai.djl.offline", "true");
        useAllCores();
        spareHiddenCaches();
        keepMxNetFromOneDnn();
    }

    /**
     * Settles what can be settled only once an engine is loaded. To be called before it computes.
     *
     * @return the engine
     */
    public static Engine settle(Engine engine) {
        if (cachesAreHidden() && System.getenv(ONEDNN_LIMIT) == null) {
            OneDnn.leaveOut(engine);
        }
        return engine;
    }

    /**
     * Whether the processor keeps the sizes of its caches to itself, so that oneDNN is left out.
     */
    public static boolean cachesAreHidden() {
        return ProcessorCaches.areHidden();
    }

    /** Sets a system property that is not set yet. */
    public static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Sets a variable of the environment that is not set yet, which Java itself can't do. */
    public static void setUnlessInEnvironment(String name, String value) {
        if (System.getenv(name) == null) {
            setInEnvironment(name, value, 0);
        }
    }

    /**
     * Has libraries that are loaded afterwards compute with so many threads, whatever the
     * environment says.
     *
     * @param count at least 1
     */
    public static void threads(int count) {
        setInEnvironment("OMP_NUM_THREADS", Integer.toString(count), 1);
    }

    private static void setInEnvironment(String name, String value, int over) {
        if (Platform.isLinux() || Platform.isMac()) {
            Function setenv =
                    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv");
            setenv.invokeInt(new Object[] {name, value, over});
        }
    }

    /**
     * oneDNN runs on one thread in a JVM unless the environment says otherwise before its OpenMP
     * runtime is loaded, and its threads spin while they wait for each other, which takes the core
     * that the other needs.
     */
    private static void useAllCores() {
        setUnlessInEnvironment(
                "OMP_NUM_THREADS", Integer.toString(Runtime.getRuntime().availableProcessors()));
        setUnlessInEnvironment("OMP_WAIT_POLICY", "passive");
    }

    /**
     * Where the sizes of the processor's caches are hidden, oneDNN's convolutions from AVX on crash
     * the process, or leave parts of outputs and gradients unwritten: what the memory held before,
     * now and then NaN. Those before don't ask. PyTorch's own, which take their place where it can
     * be told so, are two to three times as fast as these.
     */
    private static void spareHiddenCaches() {
        if (cachesAreHidden()) {
            setUnlessInEnvironment(ONEDNN_LIMIT, "SSE41");
        }
    }

    /**
     * MXNet can't take gradients of arrays in oneDNN's layouts; without oneDNN it would report at
     * every operator that it does without.
     */
    private static void keepMxNetFromOneDnn() {
        setUnlessInEnvironment("MXNET_MKLDNN_ENABLED", "0");
        setUnlessInEnvironment("MXNET_STORAGE_FALLBACK_LOG_VERBOSE", "0");
    }
}
