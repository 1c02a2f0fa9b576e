package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;

/**
 * The published memory: a row for each training sample, which follows the sample's embeddings.
 *
 * <pre>
 * row = unit(momentum * row + (1 - momentum) * embedding)
 * </pre>
 */
final class SampleMemory implements Memory {

    private final Bank bank;
    private final double momentum;
    private final StateDict state;

    SampleMemory(String name, int samples, int width, double momentum, NDManager manager) {
        bank = new Bank(name, samples, width, manager);
        this.momentum = momentum;
        state = StateDict.builder().add(name, bank.parameter()).build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public Bank bank() {
        return bank;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if an index is not one of a training sample
     */
    @Override
    public NDArray positives(int[] indices, NDArray embeddings) {
        for (int index : indices) {
            if (index < 0 || index >= bank.size()) {
                throw new IllegalArgumentException(
                        "the memory has rows 0 to %d, one for each training sample, but the batch has a sample of index %d"
                                .formatted(bank.size() - 1, index));
            }
        }
        return bank.get(indices, embeddings.getManager());
    }

    @Override
    public void remember(int[] indices, NDArray embeddings) {
        NDArray old = bank.get(indices, embeddings.getManager());
        NDArray kept = old.mul(Scalars.beside(old, momentum));
        NDArray taken = embeddings.mul(Scalars.beside(embeddings, 1 - momentum));
        bank.set(indices, Cosine.unit(kept.add(taken)));
    }
}
