/**
 * Distillation of embeddings: of the vectors themselves, or of the relations between the samples of
 * a batch. The losses serve any DJL program; the providers make them objectives of a distillation.
 */
package org.kdtoolkit.baselines.embedding;
