/** One training step: the student's class loss, a method's losses, both sides' updates. */
package org.kdtoolkit.train.step;
