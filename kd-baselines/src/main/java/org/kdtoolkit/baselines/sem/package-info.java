/** Cross-layer semantic calibration: attention says which stages go together. */
package org.kdtoolkit.baselines.sem;
