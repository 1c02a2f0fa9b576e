/** One trial: a method with a seed, from fresh weights to a judged student. */
package org.kdtoolkit.train.trial;
