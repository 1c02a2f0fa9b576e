package org.kdtoolkit.datasets.audioset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.tfrecord.Feature;
import org.kdtoolkit.formats.tfrecord.SequenceExample;
import org.kdtoolkit.formats.tfrecord.TfRecord;

/**
 * A segment's embeddings as AudioSet's publisher offers them: for each second what VGGish (Hershey
 * et al., "CNN architectures for large-scale audio classification", ICASSP 2017) makes of it, after
 * PCA and whitening cut off at -2 and 2, and quantised to 8 bits.
 *
 * @param record where they are
 * @param video the video's id
 * @param seconds the embeddings, of {@value #WIDTH} bytes each
 */
record PublishedEmbedding(TfRecord record, String video, List<Feature> seconds) {

    /** How many values an embedding has. */
    static final int WIDTH = 128;

    private static final double LEAST = -2;
    private static final double STEP = 4.0 / 255;

    /**
     * Reads a record.
     *
     * @throws SampleException naming the record, if it is no such thing
     */
    static PublishedEmbedding of(TfRecord record) throws SampleException {
        SequenceExample example = SequenceExample.of(record);
        if (!(example.context().get("video_id") instanceof Feature.Bytes id)
                || id.values().size() != 1) {
            throw record.fault(
                    "has no 'video_id' in its context; expected one text, found: "
                            + String.join(", ", example.context().keySet()));
        }
        List<Feature> seconds = example.lists().get("audio_embedding");
        if (seconds == null || seconds.isEmpty()) {
            throw record.fault(
                    "has no seconds in its list 'audio_embedding'; lists found: "
                            + String.join(", ", example.lists().keySet()));
        }
        return new PublishedEmbedding(
                record, new String(id.values().get(0), StandardCharsets.UTF_8), seconds);
    }

    /**
     * The mean over the seconds, [128], of the values before they were quantised, from -2 to 2: a
     * byte q stands for 4 q / 255 - 2.
     *
     * @throws SampleException naming the record, if a second has not 128 bytes
     */
    HostTensor mean() throws SampleException {
        double[] sums = new double[WIDTH];
        for (int second = 0; second < seconds.size(); second++) {
            byte[] quantised = second(second);
            for (int i = 0; i < WIDTH; i++) {
                sums[i] += Byte.toUnsignedInt(quantised[i]);
            }
        }
        float[] mean = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            mean[i] = (float) (LEAST + STEP * sums[i] / seconds.size());
        }
        return HostTensor.of(mean, WIDTH);
    }

    private byte[] second(int number) throws SampleException {
        if (seconds.get(number) instanceof Feature.Bytes bytes
                && bytes.values().size() == 1
                && bytes.values().get(0).length == WIDTH) {
            return bytes.values().get(0);
        }
        throw record.fault(
                "has no %d bytes as number %d of 'audio_embedding'".formatted(WIDTH, number + 1));
    }
}
