/**
 * Files and folders that survive a crash, a second process, and bits that flip; files as samples
 * have them.
 */
package org.kdtoolkit.formats.files;
