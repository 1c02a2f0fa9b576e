/** What training schemes of two students have in common. */
package org.kdtoolkit.baselines.pair;
