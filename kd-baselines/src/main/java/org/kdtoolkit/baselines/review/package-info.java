/** Knowledge review: earlier stages of a teacher guide later ones of the student. */
package org.kdtoolkit.baselines.review;
