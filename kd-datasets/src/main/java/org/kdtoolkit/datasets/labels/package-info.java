/** Label budgets: most of the training samples are learnt from as if nobody had labelled them. */
package org.kdtoolkit.datasets.labels;
