package org.kdtoolkit.teachers.network;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.numpy.FloatTable;

/** A network that answers and learns nothing: in evaluation mode, without gradients. */
interface FrozenNetwork extends AutoCloseable {

    /**
     * Asks it about some samples.
     *
     * @param batch the samples' inputs, all of one shape
     * @return a row for each sample: the embedding [Dt], the logits [C], the feature map [grid...,
     *     D]; of exactly the roles that the network was opened for
     * @throws org.kdtoolkit.api.ConfigurationException if the network takes no such inputs, or
     *     gives other outputs than expected
     */
    Map<OutputRole, FloatTable> answer(List<HostTensor> batch);

    @Override
    void close();
}
