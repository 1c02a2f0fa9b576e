/**
 * Losses on feature maps: attention transfer, neuron selectivity transfer, variational information
 * distillation.
 */
package org.kdtoolkit.baselines.map;
