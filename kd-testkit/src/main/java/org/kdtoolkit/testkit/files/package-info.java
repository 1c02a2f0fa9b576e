/** Small files for tests. */
package org.kdtoolkit.testkit.files;
