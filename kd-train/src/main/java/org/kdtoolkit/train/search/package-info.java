/** Which values of an experiment's keys a search tries. */
package org.kdtoolkit.train.search;
