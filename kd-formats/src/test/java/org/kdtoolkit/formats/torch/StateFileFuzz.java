package org.kdtoolkit.formats.torch;

import java.time.Duration;
import java.util.List;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.testkit.fuzz.FuzzContract;
import org.kdtoolkit.testkit.fuzz.FuzzLimits;

/** Files of tensors, read as far as anybody reads them. */
abstract class StateFileFuzz extends FuzzContract {

    @Override
    protected void read(byte[] input) throws Exception {
        try (StateFile file = StateFile.open(file("weights", input))) {
            SavedNetwork.in(file).forEach(SavedNetwork::shapes);
            SavedNetwork whole = SavedNetwork.whole(file);
            List<String> names = List.copyOf(whole.shapes().keySet());
            whole.requireWhole();
            names.stream().limit(MOST_READ).forEach(whole::read);
        }
    }

    private static final int MOST_READ = 20;

    /** Each expanded tensor may take 64 MiB. */
    @Override
    protected FuzzLimits limits(int bytes) {
        return new FuzzLimits(Duration.ofSeconds(10), MOST_READ * (64L << 20) + (256L << 20));
    }
}
