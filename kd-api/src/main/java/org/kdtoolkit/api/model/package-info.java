/** Networks: backbones, teachers, what they return, and their weights by name. */
@NullMarked
package org.kdtoolkit.api.model;

import org.jspecify.annotations.NullMarked;
