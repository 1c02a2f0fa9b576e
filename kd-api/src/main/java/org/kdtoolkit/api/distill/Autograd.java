package org.kdtoolkit.api.distill;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Backward passes that keep their graph, which DJL's {@code GradientCollector} has no call for
 * although both engines do it. Only the engine at hand is ever loaded.
 */
interface Autograd {

    /**
     * Adds the gradients of a scalar to the leaves of its graph.
     *
     * @param loss a scalar
     * @param keepGraph whether another backward pass through the same graph follows
     */
    void backward(NDArray loss, boolean keepGraph);

    static Autograd of(String engine) {
        return switch (engine) {
            case "PyTorch" -> new PyTorch();
            case "MXNet" -> new MxNet();
            default ->
                    throw new IllegalArgumentException(
                            "two-sided training needs the engine PyTorch or MXNet, found '"
                                    + engine
                                    + "'");
        };
    }

    final class PyTorch implements Autograd {
        @Override
        public void backward(NDArray loss, boolean keepGraph) {
            try (NDArray one = loss.onesLike()) {
                JniUtils.backward((PtNDArray) loss, (PtNDArray) one, keepGraph, false);
            }
        }
    }

    final class MxNet implements Autograd {
        @Override
        public void backward(NDArray loss, boolean keepGraph) {
            JnaUtils.autogradBackward(new NDList((MxNDArray) loss), keepGraph ? 1 : 0);
        }
    }
}
