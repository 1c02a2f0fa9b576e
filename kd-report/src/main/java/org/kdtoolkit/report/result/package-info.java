/** What a benchmark leaves behind: the records of its files, and the folders that hold them. */
package org.kdtoolkit.report.result;
