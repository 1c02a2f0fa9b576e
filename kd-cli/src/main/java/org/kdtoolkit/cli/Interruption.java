package org.kdtoolkit.cli;

import java.util.function.Supplier;

/** Has something to say when the user breaks a command off, with Ctrl-C for instance. */
final class Interruption {

    private Interruption() {}

    /**
     * Does some work.
     *
     * @param farewell runs if the process is ended meanwhile, in a thread of its own
     * @param work what may take long
     * @return what the work returns
     */
    static <T> T during(Runnable farewell, Supplier<T> work) {
        Thread hook = new Thread(farewell, "kd-farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process ends at this moment, and the farewell is being said
        }
    }
}
