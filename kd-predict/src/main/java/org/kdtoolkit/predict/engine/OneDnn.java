package org.kdtoolkit.predict.engine;

import ai.djl.engine.Engine;

/** The library that PyTorch leaves convolutions to on a CPU. */
final class OneDnn {

    private static final String SET = "_ZN2at7Context20setUserEnabledMkldnnEb";
    private static final String SET_NNPACK = "_ZN2at7Context20setUserEnabledNNPACKEb";

    private OneDnn() {}

    /**
     * Has PyTorch compute convolutions itself, until the process ends. NNPACK, which would be asked
     * next, goes as well: it needs the sizes of the caches too, and says so on standard error at
     * each convolution. Another engine, or a libtorch that can't be asked, stays as it is.
     *
     * @return whether oneDNN is left out now
     */
    static boolean leaveOut(Engine engine) {
        try {
            return TorchFunctions.of(engine).map(OneDnn::leaveOut).orElse(false);
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static boolean leaveOut(TorchFunctions torch) {
        torch.call(SET, torch.context(), 0);
        torch.call(SET_NNPACK, torch.context(), 0);
        return true;
    }
}
