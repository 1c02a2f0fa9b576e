package org.kdtoolkit.formats.tfrecord;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.SampleException;

/**
 * A {@code tf.train.SequenceExample}. A {@code tf.train.Example} is written as one without lists.
 *
 * @param context the features of the whole by name
 * @param lists the features of each step by name
 */
public record SequenceExample(Map<String, Feature> context, Map<String, List<Feature>> lists) {

    /**
     * Parses a record.
     *
     * @throws SampleException naming the record, if it holds anything else
     */
    public static SequenceExample of(TfRecord record) throws SampleException {
        return new ExampleParser(record).parse();
    }
}
