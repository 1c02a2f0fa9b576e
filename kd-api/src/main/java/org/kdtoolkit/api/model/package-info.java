/** Networks: backbones, teachers, what they return, and their weights by name. */
package org.kdtoolkit.api.model;
