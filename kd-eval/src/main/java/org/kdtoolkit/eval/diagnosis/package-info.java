/** What a pair of modalities promises before anything is trained, as functions of arrays. */
package org.kdtoolkit.eval.diagnosis;
