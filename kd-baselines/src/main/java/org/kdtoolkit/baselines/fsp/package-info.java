/** The flow of solution procedures, of Yim et al., 2017. */
package org.kdtoolkit.baselines.fsp;
