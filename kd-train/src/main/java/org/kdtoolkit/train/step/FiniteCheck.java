package org.kdtoolkit.train.step;

import ai.djl.Device;

/** When it is looked at whether the numbers of a step are finite. */
public enum FiniteCheck {
    /** Before each update, which reads from the device; no weight is touched by what is not. */
    EACH_STEP,
    /**
     * When somebody reads the losses, so that no step waits for the device. Until then weights may
     * have become worthless.
     */
    AFTERWARDS;

    /** What suits a device: a read costs nothing where it is the host, and a halt elsewhere. */
    public static FiniteCheck of(Device device) {
        return device.isGpu() ? AFTERWARDS : EACH_STEP;
    }
}
