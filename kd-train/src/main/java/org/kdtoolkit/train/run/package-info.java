/** Whole experiments: their objects, their trials, their output folder. */
package org.kdtoolkit.train.run;
