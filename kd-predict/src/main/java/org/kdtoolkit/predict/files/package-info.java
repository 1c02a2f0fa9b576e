/** A student asked about many files: which files, its answers in files, what is most alike. */
package org.kdtoolkit.predict.files;
