package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A linear map without bias whose weight is orthogonal whatever is trained: it turns, and at most
 * leaves out or adds directions, so that distances are the student's own.
 *
 * <pre>
 * n, k = the larger and the smaller of both widths;  X [n, k] is trained, B [n, n] is orthogonal
 * n = k:  A = the strictly lower triangle of X, W = B exp(A - Aᵀ)
 * n > k:  v_j = e_j + the strictly lower part of column j of X,  H_j = I - 2 v_j v_jᵀ / |v_j|²
 *         W = B times the first k columns of H_1 H_2 ... H_k, each times its sign
 * </pre>
 *
 * <p>W is transposed where the student is the wider one. It begins as the first columns of B. The
 * signs are -1 as {@link VkdSigns} says. A step takes 5 k small operations where the widths differ.
 *
 * <p>The weights are those of PyTorch's {@code parametrizations.orthogonal}, which the published
 * code uses, under their names there.
 */
final class OrthogonalProjector implements Stateful {

    private static final int[] ROWS = {0};

    private final int in;
    private final int out;
    private final VkdSigns signs;
    private final Parameter original;
    private final Parameter base;

    OrthogonalProjector(int in, int out, VkdSigns signs, NDManager manager) {
        this.in = in;
        this.out = out;
        this.signs = signs;
        float[] minusIdentity = new float[out * in];
        for (int i = 0; i < smaller(); i++) {
            minusIdentity[i * in + i] = -1;
        }
        original = parameter("original", new Shape(out, in), minusIdentity, true, manager);
        base =
                parameter(
                        "base",
                        new Shape(larger(), larger()),
                        RandomOrthogonal.matrix(larger(), manager),
                        false,
                        manager);
    }

    private static Parameter parameter(
            String name, Shape shape, float[] values, boolean trained, NDManager manager) {
        Parameter parameter =
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(trained)
                        .optShape(shape)
                        .optInitializer((owner, size, type) -> owner.create(values, size))
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    private int larger() {
        return Math.max(in, out);
    }

    private int smaller() {
        return Math.min(in, out);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("parametrizations.weight.original", original)
                .add("parametrizations.weight.0.base", base)
                .build();
    }

    /** Maps rows, [B, in] to [B, out]. */
    NDArray map(NDArray rows) {
        return rows.matMul(weight(rows.getManager()).transpose());
    }

    /**
     * The weight.
     *
     * @param step owns the result
     * @return [out, in]; its rows or its columns are orthogonal and of length 1
     */
    NDArray weight(NDManager step) {
        NDArray free = original.getArray().mul(lowerTriangle(step));
        free.attach(step);
        NDArray tall = in > out ? free.transpose() : free;
        NDArray moved =
                in == out
                        ? MatrixExponential.of(tall.sub(tall.transpose()))
                        : reflections(tall).mul(signs(step));
        NDArray weight = base.getArray().matMul(moved);
        weight.attach(step);
        return in > out ? weight.transpose() : weight;
    }

    /** 1 where a weight is used, [out, in]: below the diagonal of the taller form. */
    private NDArray lowerTriangle(NDManager step) {
        float[] mask = new float[out * in];
        for (int i = 0; i < out; i++) {
            for (int j = 0; j < in; j++) {
                mask[i * in + j] = (in > out ? j > i : i > j) ? 1 : 0;
            }
        }
        return step.create(mask, new Shape(out, in));
    }

    /** The first k columns of the product of reflections, [n, k]. */
    private NDArray reflections(NDArray below) {
        NDManager step = below.getManager();
        NDArray identity = step.eye(larger(), smaller(), 0, DataType.FLOAT32);
        NDArray normals = below.add(identity);
        NDArray squares = normals.square().sum(ROWS, true);
        NDArray scaled = normals.mul(Scalars.beside(squares, 2).div(squares));
        NDArray product = identity;
        for (int j = smaller() - 1; j >= 0; j--) {
            NDArray row = column(normals, j).transpose().matMul(product);
            product = product.sub(column(scaled, j).matMul(row));
        }
        return product;
    }

    private static NDArray column(NDArray matrix, int number) {
        return matrix.get(":, {}:{}", number, number + 1);
    }

    /** [k] or a single number. */
    private NDArray signs(NDManager step) {
        return switch (signs) {
            case CONSTANT -> step.full(new Shape(), -1f);
            case PUBLISHED -> {
                float[] weights = original.getArray().toFloatArray();
                float[] diagonal = new float[smaller()];
                for (int i = 0; i < diagonal.length; i++) {
                    diagonal[i] = (int) weights[i * in + i];
                }
                yield step.create(diagonal);
            }
        };
    }
}
