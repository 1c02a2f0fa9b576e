/**
 * HMDB51 as its publisher ships it. Files are found by their names, whatever folders they are in:
 *
 * <pre>
 * hmdb51_org/                        videos, one folder a class or all in one
 *   brush_hair/April_09_brush_hair_u_nm_np1_ba_goo_0.avi
 * testTrainMulti_7030_splits/        a file for each class and each of three splits
 *   brush_hair_test_split1.txt         April_09_brush_hair_u_nm_np1_ba_goo_0.avi 1
 * more.txt                           further training videos without labels, a name a line
 * </pre>
 *
 * <p>Of each class a split takes 70 videos for training, with the mark 1, and 30 for the test, with
 * the mark 2. Those with the mark 0 it does not use. Classes are in alphabetical order.
 */
package org.kdtoolkit.datasets.hmdb;
