/** A model card: what whoever gets a student's file has to know of it. */
package org.kdtoolkit.report.card;
