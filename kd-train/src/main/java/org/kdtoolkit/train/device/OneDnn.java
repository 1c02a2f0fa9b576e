package org.kdtoolkit.train.device;

import ai.djl.engine.Engine;

/** The library that PyTorch leaves convolutions to on a CPU. */
public final class OneDnn {

    private static final String SET = "_ZN2at7Context20setUserEnabledMkldnnEb";

    private OneDnn() {}

    /**
     * Has PyTorch compute convolutions itself, until the process ends. Another engine, or a
     * libtorch that can't be asked, stays as it is.
     *
     * @return whether oneDNN is left out now
     */
    public static boolean leaveOut(Engine engine) {
        try {
            return TorchFunctions.of(engine).map(OneDnn::leaveOut).orElse(false);
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static boolean leaveOut(TorchFunctions torch) {
        torch.call(SET, torch.context(), 0);
        return true;
    }
}
