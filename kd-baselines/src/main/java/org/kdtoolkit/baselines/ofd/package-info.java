/** The overhaul of feature distillation, of Heo et al., 2019. */
package org.kdtoolkit.baselines.ofd;
