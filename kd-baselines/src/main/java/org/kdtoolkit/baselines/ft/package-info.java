/** Factor transfer, of Kim et al., 2018. */
package org.kdtoolkit.baselines.ft;
