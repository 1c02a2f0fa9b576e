package org.kdtoolkit.media.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.testkit.files.MediaFiles;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class WavFuzzTest extends FuzzContract {

    @TempDir private Path folder;

    @Override
    protected String corpus() {
        return "wav";
    }

    @Override
    protected List<String> words() {
        return List.of("RIFF", "RF64", "WAVE", "fmt ", "data", "ds64", "LIST", "\u00fe\u00ff");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                Files.readAllBytes(MediaFiles.wav(folder.resolve("a.wav"), 0, 16384, -32768)),
                Files.readAllBytes(
                        MediaFiles.wav(folder.resolve("b.wav"), 3, 32, 2, new byte[16])));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new AudioDecoder(OptionalInt.of(8000), OptionalInt.empty())
                .decode(file("sound.wav", input));
    }
}
