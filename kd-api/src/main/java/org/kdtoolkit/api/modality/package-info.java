/**
 * From files to tensors: {@linkplain org.kdtoolkit.api.modality.Modality modalities} of some kind
 * and what they are told, and the data sets of such files.
 */
package org.kdtoolkit.api.modality;
