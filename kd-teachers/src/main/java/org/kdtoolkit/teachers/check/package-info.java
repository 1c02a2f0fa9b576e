/**
 * Looks for what is wrong with a teacher before anybody learns from it: by what it says of a few
 * samples, not by its files.
 */
package org.kdtoolkit.teachers.check;
