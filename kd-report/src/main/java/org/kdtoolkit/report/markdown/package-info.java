/** Markdown of texts that others wrote. */
package org.kdtoolkit.report.markdown;
