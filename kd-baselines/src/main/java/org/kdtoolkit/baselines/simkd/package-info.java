/** The reused classifier: the student ends as its teacher does. */
package org.kdtoolkit.baselines.simkd;
