package org.kdtoolkit.train.config;

/** Where RMSprop has its epsilon. */
public enum RmspropForm {
    /** Beside the root, as {@code torch.optim.RMSprop}: sqrt(mean of g²) + epsilon. */
    TORCH,
    /**
     * Under the root, as Keras: sqrt(mean of g² + epsilon). A tiny gradient's step is bounded by
     * the rate over sqrt(epsilon), a thousandth of what PyTorch's form allows for 1e-6.
     */
    KERAS
}
