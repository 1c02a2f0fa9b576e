/** Evaluators: the tasks that a student is judged by, as providers. */
package org.kdtoolkit.eval;
