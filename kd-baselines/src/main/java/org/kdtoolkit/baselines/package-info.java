/** Published distillation objectives, and no distillation at all, to compare with. */
package org.kdtoolkit.baselines;
