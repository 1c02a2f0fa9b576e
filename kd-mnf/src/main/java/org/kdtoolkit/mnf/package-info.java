/**
 * The Modality Noise Filter: {@link org.kdtoolkit.mnf.ModalityNoiseFilter} is the network, a DJL
 * block for any program; {@link org.kdtoolkit.mnf.MnfFilter} adds its losses and is the filter of a
 * distillation.
 */
package org.kdtoolkit.mnf;
