/** What objectives with a phase before the training have in common. */
package org.kdtoolkit.baselines.phase;
