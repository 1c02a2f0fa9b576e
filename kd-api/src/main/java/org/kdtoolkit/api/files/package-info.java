/** Files and folders that survive a crash, a second process, and bits that flip. */
package org.kdtoolkit.api.files;
