/** Two runs on the samples that both have judged. */
package org.kdtoolkit.report.comparison;
