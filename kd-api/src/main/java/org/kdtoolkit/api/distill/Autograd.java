package org.kdtoolkit.api.distill;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several backward passes through one graph, and computations beside it, which DJL's {@code
 * GradientCollector} has no call for although both engines do it. Only the engine that is used is
 * loaded.
 */
interface Autograd {

    /**
     * Gives the distiller the gradients of both sides, and the leaves that of the student's side.
     *
     * @param student the student's side, a scalar
     * @param distiller the distiller's side, a scalar, if there is one
     * @param leaves arrays that both were computed from
     * @return what the student's side put on each leaf, where it reached the leaf; to be closed
     */
    List<Optional<NDArray>> backward(
            NDArray student, Optional<NDArray> distiller, List<NDArray> leaves);

    /**
     * Carries gradients on into the graph that arrays were computed by, of which no other pass was
     * made.
     *
     * @param outputs at least one array
     * @param gradients the gradient of each
     */
    void carryOn(List<NDArray> outputs, List<NDArray> gradients);

    /** Runs a computation of which no graph is recorded. */
    <T> T unrecorded(Supplier<T> computation);

    /** A scalar whose gradient on each output is the one given. */
    private static NDArray carrier(List<NDArray> outputs, List<NDArray> gradients) {
        NDArray sum = null;
        for (int i = 0; i < outputs.size(); i++) {
            // in this order, as the product of a weight is not to belong to the weight's manager
            NDArray product = gradients.get(i).mul(outputs.get(i)).sum();
            sum = sum == null ? product : sum.add(product);
        }
        return sum;
    }

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
        public List<Optional<NDArray>> backward(
                NDArray student, Optional<NDArray> distiller, List<NDArray> leaves) {
            distiller.ifPresent(
                    side -> {
                        backward(side, true);
                        leaves.forEach(PyTorch::clear);
                    });
            backward(student, false);
            return leaves.stream().map(PyTorch::gradient).toList();
        }

        @Override
        public void carryOn(List<NDArray> outputs, List<NDArray> gradients) {
            if (outputs.size() == 1) {
                backward(outputs.get(0), gradients.get(0), false);
            } else {
                backward(carrier(outputs, gradients), false);
            }
        }

        @Override
        public <T> T unrecorded(Supplier<T> computation) {
            boolean recorded = JniUtils.isGradMode();
            JniUtils.setGradMode(false);
            try {
                return computation.get();
            } finally {
                JniUtils.setGradMode(recorded);
            }
        }

        private static void backward(NDArray scalar, boolean keepGraph) {
            try (NDArray one = Scalars.beside(scalar, 1)) {
                backward(scalar, one, keepGraph);
            }
        }

        private static void backward(NDArray array, NDArray gradient, boolean keepGraph) {
            JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, keepGraph, false);
        }

        /** DJL's own call makes zeros where there is none. */
        private static Optional<NDArray> gradient(NDArray leaf) {
            return Optional.ofNullable(JniUtils.getGradient((PtNDArray) leaf));
        }

        private static void clear(NDArray leaf) {
            gradient(leaf)
                    .ifPresent(
                            gradient -> {
                                gradient.subi(gradient);
                                gradient.close();
                            });
        }
    }

    /** Each pass overwrites the gradients: the second is one of the sum of both sides. */
    final class MxNet implements Autograd {

        @Override
        public List<Optional<NDArray>> backward(
                NDArray student, Optional<NDArray> distiller, List<NDArray> leaves) {
            backward(student, distiller.isPresent());
            List<Optional<NDArray>> gradients = leaves.stream().map(MxNet::copyOfGradient).toList();
            distiller.ifPresent(side -> backward(student.add(side), false));
            return gradients;
        }

        @Override
        public void carryOn(List<NDArray> outputs, List<NDArray> gradients) {
            backward(carrier(outputs, gradients), false);
        }

        /** Whether a pass trains is asked of the engine, too, by layers such as batch norm. */
        @Override
        public <T> T unrecorded(Supplier<T> computation) {
            boolean recorded = JnaUtils.autogradSetIsRecording(false);
            boolean trained = JnaUtils.autogradSetTraining(false);
            try {
                return computation.get();
            } finally {
                JnaUtils.autogradSetTraining(trained);
                JnaUtils.autogradSetIsRecording(recorded);
            }
        }

        private static void backward(NDArray scalar, boolean keepGraph) {
            JnaUtils.autogradBackward(new NDList((MxNDArray) scalar), keepGraph ? 1 : 0);
        }

        private static Optional<NDArray> copyOfGradient(NDArray leaf) {
            try (NDArray gradient = leaf.getGradient()) {
                return Optional.of(gradient.duplicate());
            }
        }
    }
}
