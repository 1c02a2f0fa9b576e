/** Tells trackers how trials get on, without a trial ever waiting for one or failing by one. */
package org.kdtoolkit.train.track;
