/** A student that is taught by a mixture of specialised teachers: MST-Distill. */
package org.kdtoolkit.baselines.mst;
