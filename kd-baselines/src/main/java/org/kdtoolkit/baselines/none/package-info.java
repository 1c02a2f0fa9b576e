/** No distillation at all, to compare with. */
package org.kdtoolkit.baselines.none;
