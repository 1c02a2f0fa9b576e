/**
 * Teachers that are networks: asked about every sample once, with the answers kept on disk for the
 * next run.
 */
package org.kdtoolkit.teachers.network;
