/** Which values of an experiment's keys a search tries, and which of them it gives up early. */
package org.kdtoolkit.train.search;
