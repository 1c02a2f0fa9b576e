package org.kdtoolkit.train.run;

import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.train.config.TrainingLabels;

/** A data set whose reports say also what can't be learnt from its labels. */
final class NotedDataset extends ForwardingDataset {

    private final List<String> notes;

    NotedDataset(Dataset dataset) {
        super(dataset);
        this.notes = TrainingLabels.notes(dataset);
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
