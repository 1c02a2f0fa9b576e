/** How a trained student is judged. */
package org.kdtoolkit.api.eval;
