package org.kdtoolkit.formats.torch;

import java.util.List;

class LegacyCheckpointFuzzTest extends StateFileFuzz {

    @Override
    protected String corpus() {
        return "legacy-checkpoint";
    }

    @Override
    protected List<String> words() {
        return PickleFuzzTest.WORDS;
    }
}
