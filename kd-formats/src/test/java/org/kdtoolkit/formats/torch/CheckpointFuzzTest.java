package org.kdtoolkit.formats.torch;

import java.util.List;

class CheckpointFuzzTest extends StateFileFuzz {

    @Override
    protected String corpus() {
        return "checkpoint";
    }

    @Override
    protected List<String> words() {
        return PickleFuzzTest.WORDS;
    }
}
