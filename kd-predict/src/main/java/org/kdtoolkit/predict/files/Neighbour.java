package org.kdtoolkit.predict.files;

/**
 * One of the most similar of an indexed set.
 *
 * @param id its name there
 * @param similarity the cosine of the angle between both embeddings, from -1 to 1
 */
public record Neighbour(String id, float similarity) {}
