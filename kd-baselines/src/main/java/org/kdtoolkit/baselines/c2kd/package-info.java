/** Two networks of two modalities that both learn, and from each other where they agree: C2KD. */
package org.kdtoolkit.baselines.c2kd;
