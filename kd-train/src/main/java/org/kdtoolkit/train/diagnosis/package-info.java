/** Says what a teacher promises a student before any training. */
package org.kdtoolkit.train.diagnosis;
