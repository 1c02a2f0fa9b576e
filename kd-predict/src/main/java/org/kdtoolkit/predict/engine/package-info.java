/**
 * What must be so where an engine computes, whoever uses it: on some machines it goes wrong else.
 */
package org.kdtoolkit.predict.engine;
