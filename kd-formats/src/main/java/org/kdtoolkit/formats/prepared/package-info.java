/** Forms in which files of many kinds can be prepared. */
package org.kdtoolkit.formats.prepared;
