/** Contrastive representation distillation with its memories. */
package org.kdtoolkit.baselines.crd;
