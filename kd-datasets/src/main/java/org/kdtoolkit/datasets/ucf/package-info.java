/**
 * UCF101, and UCF51, the part of it that has sound. Files are found by their names, whatever
 * folders they are in:
 *
 * <pre>
 * UCF-101/                           videos of a modality of kind video, or their sound
 *   Archery/v_Archery_g01_c01.avi      as the publisher ships them
 *   v_Archery_g01_c02.hdf5             or HDF5 files of one JPEG a frame
 *   v_Archery_g01_c03/0001.jpg         or folders of frames
 * audio_features/                    embeddings of a modality of kind embedding
 *   Archery/v_Archery_g01_c01.npy      in folders of their classes, or all in one
 * annotation.json                    the split: {"labels": [...], "database":
 *                                      {"v_Archery_g01_c01": {"subset": "training", "label": "Archery"}}}
 * ucf101_01.json                     or with {"subset": "training", "annotations": {"label": "Archery",
 *                                      "segment": [1, 165]}}, frames from the first to behind the last
 * ucfTrainTestlist/                  or the official split lists
 *   classInd.txt                       3 Archery
 *   trainlist01.txt                    Archery/v_Archery_g08_c01.avi 3
 *   testlist01.txt                     Archery/v_Archery_g01_c01.avi
 * more.txt                           further training videos without labels, a name a line
 *   v_Archery_g09_c01.avi              with a folder, which is no label, or without
 * </pre>
 *
 * <p>Any set of videos that has such an annotation can be read, HMDB51 and Kinetics for instance.
 *
 * <p>Classes are numbered by the annotation's labels, or by {@code classInd.txt}. Their names are
 * compared without regard to case, because the files don't agree on "HandstandPushups"; files are
 * found by either spelling. No group (the clips that were cut from one recording) may be in two
 * subsets; the official lists keep to that.
 */
package org.kdtoolkit.datasets.ucf;
