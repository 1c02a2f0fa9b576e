/**
 * Controlled noise: a share of the training samples of which a teacher perceives something wrong,
 * something noisy, or nothing.
 */
package org.kdtoolkit.datasets.corruption;
