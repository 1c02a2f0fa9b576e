/** Parts of metrics that an engine computes, for programs that have one. */
package org.kdtoolkit.eval.engine;
