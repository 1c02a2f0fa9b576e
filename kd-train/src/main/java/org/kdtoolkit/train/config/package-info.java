/** The experiment file: its records, and how YAML becomes them. */
package org.kdtoolkit.train.config;
