/**
 * Probes: simple classifiers that are trained on the embeddings of a network that stays as it is,
 * and tell how much of the classes these embeddings show. Plain functions of arrays: they need no
 * engine, no data set and no configuration.
 *
 * <p>All arithmetic is in {@code double} and in a fixed order: the same samples give the same
 * classifier to the bit.
 */
package org.kdtoolkit.eval.probe;
