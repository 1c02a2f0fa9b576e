/**
 * From YAML to records: the types that a configuration record is made of, derived once by
 * reflection, read a document, collect all that is wrong with it, write it back, and describe
 * themselves as JSON Schema.
 */
package org.kdtoolkit.config;
