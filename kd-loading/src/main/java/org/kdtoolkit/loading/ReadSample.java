package org.kdtoolkit.loading;

import java.util.List;
import org.kdtoolkit.api.data.HostTensor;

/**
 * What was read of one sample.
 *
 * @param row the sample, and how it was looked at
 * @param plain one for each modality of the loader
 * @param drawn for each of the loader's requests, the views that it asks for
 */
record ReadSample(Row row, List<HostTensor> plain, List<List<HostTensor>> drawn) {}
