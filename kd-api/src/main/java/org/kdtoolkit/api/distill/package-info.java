/**
 * Filters, objectives and methods, and the rule of two sides: a {@link
 * org.kdtoolkit.api.distill.StudentLoss} trains the student and the distiller, a {@link
 * org.kdtoolkit.api.distill.DistillerLoss} the distiller alone, and {@link
 * org.kdtoolkit.api.distill.StudentCut} enforces this.
 */
@NullMarked
package org.kdtoolkit.api.distill;

import org.jspecify.annotations.NullMarked;
