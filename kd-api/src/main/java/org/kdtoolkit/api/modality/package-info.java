/**
 * From files to tensors: {@linkplain org.kdtoolkit.api.modality.Modality modalities} of some kind
 * and what they are told, and the data sets of such files.
 */
@NullMarked
package org.kdtoolkit.api.modality;

import org.jspecify.annotations.NullMarked;
