/**
 * Contrastive Semantic Calibration: {@link org.kdtoolkit.csc.CscLoss} is the loss, for any DJL
 * program; {@link org.kdtoolkit.csc.CscObjective} makes it an objective of a distillation.
 */
package org.kdtoolkit.csc;
