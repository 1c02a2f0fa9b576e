/** The report of a benchmark: one HTML page, and all files that summarise an output folder. */
package org.kdtoolkit.report.page;
