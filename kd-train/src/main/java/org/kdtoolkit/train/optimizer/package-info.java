/** Optimisers whose updates equal PyTorch's, and learning-rate schedules. */
package org.kdtoolkit.train.optimizer;
