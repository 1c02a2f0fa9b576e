package org.kdtoolkit.media.picture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

class ImageFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "image";
    }

    @Override
    protected List<String> words() {
        return List.of("IHDR", "PLTE", "tRNS", "IDAT", "Exif\0\0", "Adobe", "JFIF", "GIF89a", "BM");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(resource("/pictures/420.jpg"), resource("/pictures/grey.jpg"));
    }

    @Override
    protected void read(byte[] input) throws Exception {
        new ImageDecoder(Optional.of(new ImageSize(4, 4)), Normalization.none(3))
                .decode(file("picture", input));
    }
}
