/** The plug-in of the data sets. */
package org.kdtoolkit.datasets;
