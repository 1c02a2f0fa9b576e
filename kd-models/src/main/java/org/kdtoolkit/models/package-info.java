/** Backbones: networks that can be students. */
package org.kdtoolkit.models;
