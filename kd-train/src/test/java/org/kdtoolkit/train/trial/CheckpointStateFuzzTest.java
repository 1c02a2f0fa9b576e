package org.kdtoolkit.train.trial;

import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class CheckpointStateFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "checkpoint-state";
    }

    @Override
    protected List<String> words() {
        return List.of("null", "NaN", "-1", "[", "{", "\"last\":", "\"before\":", "..", "\\u0000");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new Checkpoint(file("state.json", input).getParent(), notice -> {}).state();
    }
}
