/** What several seeds say together: mean, deviation, comparisons, and numbers of labels. */
package org.kdtoolkit.eval.statistics;
