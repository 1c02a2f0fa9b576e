/** What is to be known of a teacher by whoever puts a part of it behind the student. */
package org.kdtoolkit.train.extension;
