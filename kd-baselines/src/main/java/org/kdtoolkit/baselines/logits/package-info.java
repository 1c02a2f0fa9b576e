/**
 * Distillation of class scores: knowledge distillation and its descendants. The losses serve any
 * DJL program; the providers make them objectives of a distillation.
 */
package org.kdtoolkit.baselines.logits;
