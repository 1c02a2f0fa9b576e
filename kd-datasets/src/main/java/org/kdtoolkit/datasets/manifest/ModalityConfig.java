package org.kdtoolkit.datasets.manifest;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * A modality of a manifest: which column names its files, and what they become.
 *
 * @param kind what the files hold
 * @param column the column of their paths; by default the modality's name
 * @param size of images: height and width in pixels, to which others are resized
 * @param channels of images: 1 for grey, 3 for colour
 * @param mean of images: what is subtracted from each channel, whose values are from 0 to 1
 * @param std of images: what each channel is divided by afterwards
 * @param sampleRate of audio: the rate in Hz to which files of another one are resampled; by
 *     default files are taken at whatever rate they have
 * @param samples of audio: the length to which sound is cut or extended with silence
 * @param width of embeddings: their length
 */
public record ModalityConfig(
        @Doc("what the files hold") MediaKind kind,
        @Doc("the column of their paths; by default the modality's name") Optional<String> column,
        @Doc("of images: height and width, to which others are resized") @Range(min = 1)
                Optional<List<Integer>> size,
        @Doc("of images: 1 for grey, 3 for colour; by default 3") @Range(min = 1, max = 3)
                Optional<Integer> channels,
        @Doc("of images: what is subtracted from each channel, whose values are from 0 to 1")
                Optional<List<Double>> mean,
        @Doc("of images: what each channel is divided by afterwards")
                @Range(min = 0, minIncluded = false)
                Optional<List<Double>> std,
        @Doc("of audio: the rate in Hz to which others are resampled; by default their own")
                @Range(min = 1000, max = 1_000_000)
                Optional<Integer> sampleRate,
        @Doc("of audio: the length to which sound is cut or extended with silence") @Range(min = 1)
                Optional<Integer> samples,
        @Doc("of embeddings: their length") @Range(min = 1) Optional<Integer> width) {}
