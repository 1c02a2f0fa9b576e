/** How long a grid of trials takes on many workers. */
package org.kdtoolkit.bench.grid;
