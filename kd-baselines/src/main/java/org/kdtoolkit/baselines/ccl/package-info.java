/**
 * Compositional contrastive learning: {@link org.kdtoolkit.baselines.ccl.CompositionClassifier}
 * closes the semantic gap between a teacher's and a student's embedding, {@link
 * org.kdtoolkit.baselines.ccl.MultiClassNceLoss} contrasts them by class, {@link
 * org.kdtoolkit.baselines.ccl.JsdLoss} aligns class probabilities, and {@link
 * org.kdtoolkit.baselines.ccl.CclObjective} makes an objective of the three.
 *
 * <p>Source: Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive Learning,
 * CVPR 2021.
 */
package org.kdtoolkit.baselines.ccl;
