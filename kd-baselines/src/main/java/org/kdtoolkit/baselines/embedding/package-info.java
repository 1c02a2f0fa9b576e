/**
 * Distillation of embeddings: of the vectors themselves, or of how the samples of a batch lie to
 * each other. The losses serve any DJL program; the providers make them objectives of a
 * distillation.
 */
package org.kdtoolkit.baselines.embedding;
