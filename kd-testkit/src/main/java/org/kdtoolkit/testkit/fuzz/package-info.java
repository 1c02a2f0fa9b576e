/**
 * Parsers under inputs that nobody meant to write: a test class extends {@link
 * org.kdtoolkit.testkit.fuzz.FuzzContract} and has its parser tried on valid inputs that were
 * changed at random.
 */
package org.kdtoolkit.testkit.fuzz;
