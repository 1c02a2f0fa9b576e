/**
 * What tests of plug-ins share: figures of original implementations, comparisons, and contracts
 * that a test class extends to have its component tried from all sides.
 */
package org.kdtoolkit.testkit;
