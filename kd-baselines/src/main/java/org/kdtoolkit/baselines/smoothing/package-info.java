/** Label smoothing: what softer labels do by themselves, without a teacher. */
package org.kdtoolkit.baselines.smoothing;
