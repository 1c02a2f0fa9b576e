/** Methods side by side: mean and deviation over seeds, as JSON, CSV, Markdown and plain text. */
package org.kdtoolkit.report.leaderboard;
