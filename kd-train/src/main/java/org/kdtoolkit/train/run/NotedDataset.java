package org.kdtoolkit.train.run;

import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.train.config.UntaughtClasses;

/** A data set whose reports say also which classes can't be learnt from it. */
final class NotedDataset extends ForwardingDataset {

    private final List<String> notes;

    NotedDataset(Dataset dataset) {
        super(dataset);
        this.notes = UntaughtClasses.notes(dataset);
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
