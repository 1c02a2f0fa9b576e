/**
 * What the trials of a benchmark answered to single samples, and what is to be learnt from that.
 */
package org.kdtoolkit.report.samples;
