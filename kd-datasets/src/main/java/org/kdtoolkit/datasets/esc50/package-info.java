/**
 * ESC-50 as its publisher ships it:
 *
 * <pre>
 * ESC-50-master/
 *   meta/esc50.csv                   filename,fold,target,category,esc10,src_file,take
 *                                    1-100032-A-0.wav,1,0,dog,True,100032,A
 *   audio/1-100032-A-0.wav           five seconds each
 * more.txt                           further training clips without labels, a name a line
 * </pre>
 *
 * <p>One of the five folds is the test, the other four are for training. Classes have the numbers
 * of the column {@code target}. What was cut from one file of Freesound, {@code src_file}, is in
 * one fold.
 */
package org.kdtoolkit.datasets.esc50;
