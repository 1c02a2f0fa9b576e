/** What several seeds say together: mean, deviation, and comparisons of two methods. */
package org.kdtoolkit.eval.statistics;
