/**
 * VGGSound as its publishers and the usual downloaders leave it:
 *
 * <pre>
 * vggsound.csv                       video id, start second, label, train or test; or else
 * train.csv, test.csv                file name, label
 * AStest.csv                         the files of the test that are in AudioSet as well
 * stat.csv                           the 309 classes
 * video/                             any subfolders
 *   glLQrEijrKg_000300.mp4           video id, start second in six digits
 * more.csv                           further training clips without labels: video id, start second
 * </pre>
 */
package org.kdtoolkit.datasets.vggsound;
