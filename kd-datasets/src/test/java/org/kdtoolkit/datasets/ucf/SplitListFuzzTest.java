package org.kdtoolkit.datasets.ucf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** The list of the training; the others are as published. */
class SplitListFuzzTest extends FuzzContract {

    @TempDir private Path media;
    private UcfConfig config;

    @BeforeEach
    void writeTheOthers() throws IOException {
        Path lists = file("classInd.txt", text("1 Archery\n2 Surfing\n")).getParent();
        file("testlist01.txt", text("Archery/v_Archery_g01_c01.avi\n"));
        config =
                UcfConfigs.listed(
                        lists, 1, Map.of("sound", media), Map.of("sound", Configs.embedding()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected String corpus() {
        return "ucf-split-list";
    }

    @Override
    protected List<String> words() {
        return List.of("/", " ", ".avi", "\r\n", "_g01_c01", "999999999");
    }

    @Override
    protected void read(byte[] input) throws Exception {
        file("trainlist01.txt", input);
        UcfReader.ucf101(config, Configs.context(new Faults(OnError.FAIL))).close();
    }
}
