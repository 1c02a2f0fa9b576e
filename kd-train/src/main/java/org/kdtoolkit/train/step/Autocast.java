package org.kdtoolkit.train.step;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.predict.engine.TorchFunctions;
import org.kdtoolkit.train.config.EngineName;

/**
 * PyTorch's own mixed precision, on the calling thread: while it is on, convolutions and products
 * of matrices read bfloat16 copies of what they are given and return bfloat16. Gradients come back
 * in the type of the original.
 *
 * <p>DJL can neither ask for it nor make an array of bfloat16 itself, but passes such arrays on
 * from operation to operation, and turns them into float32. The functions are public ones of
 * libtorch from 2.4 on.
 */
final class Autocast {

    /** What PyTorch calls its devices and types. */
    private static final int CPU = 0;

    private static final int CUDA = 1;
    private static final int BFLOAT16 = 15;
    private static final int OFF = 0;
    private static final int ON = 1;

    private static final String TYPE =
            "_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE";
    private static final String CACHE = "_ZN2at8autocast26set_autocast_cache_enabledEb";
    private static final String ENABLE =
            "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb";

    private final TorchFunctions torch;
    private final int device;

    private Autocast(TorchFunctions torch, int device) {
        this.torch = torch.require(TYPE, CACHE, ENABLE);
        this.device = device;
    }

    /**
     * Prepares it for a device, once PyTorch is loaded.
     *
     * @throws ConfigurationException if PyTorch does not have it here
     */
    static Autocast on(Device device) {
        try {
            TorchFunctions torch =
                    TorchFunctions.of(Engine.getEngine(EngineName.PYTORCH.djlName())).orElseThrow();
            return new Autocast(torch, device.isGpu() ? CUDA : CPU);
        } catch (UnsatisfiedLinkError e) {
            throw new ConfigurationException(
                    "'training.precision' is bfloat16, which this PyTorch can't be asked for (%s); leave the key out"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Switches it on for the calling thread. */
    void start() {
        torch.call(TYPE, device, BFLOAT16);
        // copies that are kept would outlive the optimiser's step
        torch.call(CACHE, OFF);
        torch.call(ENABLE, device, ON);
    }

    /** Switches it off for the calling thread. */
    void stop() {
        torch.call(ENABLE, device, OFF);
    }
}
