package org.kdtoolkit.report.card;

import java.util.Optional;

/**
 * How the examples of a card call what goes in.
 *
 * @param name the input's name in a graph
 * @param file a file's name
 * @param python lines that read the file into an array with a batch axis
 * @param java what makes the same in Java: a tensor's arguments after the environment
 */
record InputFile(String name, String file, String python, String java) {

    private static final InputFile PICTURE =
            new InputFile(
                    "picture",
                    "picture.png",
                    "import numpy\n"
                        + "from PIL import Image\n\n"
                        + "picture ="
                        + " numpy.asarray(Image.open(\"picture.png\").convert(\"RGB\"))[None]  #"
                        + " [1, height, width, 3] uint8\n",
                    "pixels, new long[] {1, height, width, 3}, OnnxJavaType.UINT8");

    private static final InputFile CLIP =
            new InputFile(
                    "clip",
                    "clip.mp4",
                    "import numpy\n\n"
                            + "clip = numpy.stack(frames)[None]"
                            + "  # [1, frames, height, width, 3] uint8, frames chosen as above\n",
                    "pixels, new long[] {1, frames, height, width, 3}, OnnxJavaType.UINT8");

    private static final InputFile WAVEFORM =
            new InputFile(
                    "waveform",
                    "sound.wav",
                    "import soundfile\n\n"
                            + "waveform, rate = soundfile.read(\"sound.wav\", dtype=\"float32\")"
                            + "  # mono, at the rate above\n"
                            + "waveform = waveform[None]  # [1, samples]\n",
                    "samples, new long[] {1, length}");

    private static final InputFile EMBEDDING =
            new InputFile(
                    "array",
                    "array.npy",
                    "import numpy\n\narray = numpy.load(\"array.npy\")[None]"
                            + "  # [1, width] float32\n",
                    "values, new long[] {1, width}");

    private static final InputFile ARRAY =
            new InputFile(
                    "input",
                    "input.npy",
                    "import numpy\n\ninput = numpy.load(\"input.npy\")[None]  # float32\n",
                    "values, shape");

    static InputFile of(Optional<String> kind) {
        return switch (kind.orElse("")) {
            case "image" -> PICTURE;
            case "video" -> CLIP;
            case "audio" -> WAVEFORM;
            case "embedding" -> EMBEDDING;
            default -> ARRAY;
        };
    }
}
