/**
 * AudioSet as its publisher and the usual downloaders leave it:
 *
 * <pre>
 * class_labels_indices.csv           index, machine id and name of 527 classes
 * balanced_train_segments.csv        video id, start, end, machine ids in quotes;
 * eval_segments.csv                    also saved again with a header row
 * unbalanced_train_segments.csv
 * wav/                               any subfolders
 *   balanced_train/Y--PJHxphWEs.wav  or --PJHxphWEs.flac, --PJHxphWEs_30_40.mp4,
 *                                      --PJHxphWEs_30.000_40.000.wav, --PJHxphWEs_30000_40000.wav,
 *                                      --PJHxphWEs_30000.wav
 * audioset_v1_embeddings/            the publisher's embeddings
 *   bal_train/--.tfrecord            of the videos whose ids begin with --
 *   eval/  unbal_train/
 * more.csv                           further training segments without labels: YTID, start_seconds,
 *                                      end_seconds
 * </pre>
 */
package org.kdtoolkit.datasets.audioset;
