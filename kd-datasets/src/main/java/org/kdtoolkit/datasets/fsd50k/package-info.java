/**
 * FSD50K as its publishers ship it:
 *
 * <pre>
 * FSD50K.ground_truth/
 *   vocabulary.csv                   0,Accelerating_and_revving_and_vroom,/m/07q2z82
 *   dev.csv                          fname,labels,mids,split
 *                                    64760,"Electric_guitar,Guitar","/m/02sgy,/m/0342h",train
 *   eval.csv                         fname,labels,mids
 * FSD50K.dev_audio/64760.wav         by the numbers of Freesound, which no two clips share
 * FSD50K.eval_audio/37199.wav
 * more.txt                           further training clips without labels, a name a line
 * </pre>
 *
 * <p>A clip has several labels, the general ones of each that it has among them. The split of
 * {@code dev.csv} says what trains and what validates; the clips of {@code eval.csv} are the test.
 */
package org.kdtoolkit.datasets.fsd50k;
