package org.kdtoolkit.api.distill;

/**
 * The point of a training at which a step is taken.
 *
 * @param epoch the epoch's number, counted from 1
 * @param epochs how many epochs there will be
 */
public record TrainingMoment(int epoch, int epochs) {}
