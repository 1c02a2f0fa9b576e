/**
 * XKD, self-supervised pre-training of two networks on pictures and sound (Sarkar and Etemad, XKD:
 * Cross-Modal Knowledge Distillation with Domain Alignment for Video Representation Learning,
 * 2022), and its modality-agnostic variants.
 *
 * <p>{@link org.kdtoolkit.xkd.XkdScheme} is the whole training. {@link
 * org.kdtoolkit.xkd.MaskedAutoencoder}, {@link org.kdtoolkit.xkd.ProjectionHead}, {@link
 * org.kdtoolkit.xkd.CentredCrossEntropy} and {@link org.kdtoolkit.xkd.MeanDiscrepancy} are its
 * parts, for any program on DJL. All compute on PyTorch alone.
 */
package org.kdtoolkit.xkd;
