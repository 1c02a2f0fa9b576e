/** The students of training schemes that train two. */
package org.kdtoolkit.baselines.pair;
