package org.kdtoolkit.formats.torch;

import java.util.List;

class SafetensorsFuzzTest extends StateFileFuzz {

    @Override
    protected String corpus() {
        return "safetensors";
    }

    @Override
    protected List<String> words() {
        return List.of(
                "\"dtype\":",
                "\"F64\"",
                "\"C64\"",
                "\"shape\":[",
                "\"data_offsets\":[0,",
                "__metadata__",
                "{",
                "[",
                "]",
                "}",
                ",",
                "null",
                "1e9");
    }
}
