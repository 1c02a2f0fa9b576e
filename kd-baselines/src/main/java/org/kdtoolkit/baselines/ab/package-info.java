/** Distillation of activation boundaries, of Heo et al., 2019. */
package org.kdtoolkit.baselines.ab;
