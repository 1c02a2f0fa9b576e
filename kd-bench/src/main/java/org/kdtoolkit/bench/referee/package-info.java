/**
 * A referee: two published protocols of which it is known whether a teacher helps, run so often
 * that what the leaderboard says of them can be counted.
 */
package org.kdtoolkit.bench.referee;
