package org.kdtoolkit.api.distill;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Optional;

/**
 * Several backward passes through one graph, which DJL's {@code GradientCollector} has no call for
 * although both engines do it. Only the engine that is used is loaded.
 */
interface Autograd {

    /**
     * Gives the distiller the gradients of both sides, and the leaves that of the student's side.
     *
     * @param student the student's side, a scalar
     * @param distiller the distiller's side, a scalar, if there is one
     * @param leaves arrays that both were computed from
     * @return what the student's side put on each leaf; to be closed
     */
    List<NDArray> backward(NDArray student, Optional<NDArray> distiller, List<NDArray> leaves);

    /**
     * Gives a gradient to everything that a scalar was computed from.
     *
     * @param scalar a scalar, of whose graph no other pass was made
     */
    void backward(NDArray scalar);

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

    /** Each pass adds to the gradients: what the first put on the leaves is taken off again. */
    final class PyTorch implements Autograd {

        @Override
        public List<NDArray> backward(
                NDArray student, Optional<NDArray> distiller, List<NDArray> leaves) {
            distiller.ifPresent(
                    side -> {
                        backward(side, true);
                        leaves.forEach(PyTorch::clear);
                    });
            backward(student, false);
            return leaves.stream().map(NDArray::getGradient).toList();
        }

        @Override
        public void backward(NDArray scalar) {
            backward(scalar, false);
        }

        private static void backward(NDArray scalar, boolean keepGraph) {
            try (NDArray one = scalar.onesLike()) {
                JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, keepGraph, false);
            }
        }

        private static void clear(NDArray leaf) {
            try (NDArray gradient = leaf.getGradient()) {
                gradient.subi(gradient);
            }
        }
    }

    /** Each pass overwrites the gradients: the second is one of the sum of both sides. */
    final class MxNet implements Autograd {

        @Override
        public List<NDArray> backward(
                NDArray student, Optional<NDArray> distiller, List<NDArray> leaves) {
            backward(student, distiller.isPresent());
            List<NDArray> gradients = leaves.stream().map(MxNet::copyOfGradient).toList();
            distiller.ifPresent(side -> backward(student.add(side)));
            return gradients;
        }

        @Override
        public void backward(NDArray scalar) {
            backward(scalar, false);
        }

        private static void backward(NDArray scalar, boolean keepGraph) {
            JnaUtils.autogradBackward(new NDList((MxNDArray) scalar), keepGraph ? 1 : 0);
        }

        private static NDArray copyOfGradient(NDArray leaf) {
            try (NDArray gradient = leaf.getGradient()) {
                return gradient.duplicate();
            }
        }
    }
}
