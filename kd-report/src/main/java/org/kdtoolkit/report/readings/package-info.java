/** What filters and objectives saw in training samples, over the seeds of a method. */
package org.kdtoolkit.report.readings;
