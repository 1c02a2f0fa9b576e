/**
 * The report of a benchmark: one HTML page, and all files that summarise an output folder.
 *
 * <p>Charts are drawn here, not by a charting library: those for Java lay out by the fonts and fix
 * the colours of the machine that draws, while a report takes both from its reader's page, light or
 * dark, and is drawn for several widths.
 */
package org.kdtoolkit.report.page;
