/** No training at all, to compare with. */
package org.kdtoolkit.baselines.untrained;
