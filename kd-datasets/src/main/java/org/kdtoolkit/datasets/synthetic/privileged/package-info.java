/**
 * Two published protocols for data of which it is known whether a teacher with other inputs helps
 * its student, as plain arrays: Lopez-Paz, Bottou, Sch&ouml;lkopf, Vapnik, Unifying distillation
 * and privileged information (ICLR 2016, arXiv:1511.03643), and the Gaussian data of Xue, Gao, Ren,
 * Zhao, The modality focusing hypothesis (ICLR 2023, arXiv:2206.06487).
 *
 * <p>A {@link org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSetting} says how samples come
 * about, and draws a {@link org.kdtoolkit.datasets.synthetic.privileged.PrivilegedData repetition}
 * from a seed. What holds on average over many repetitions, each with data of its own, says nothing
 * about a single one: the accuracies scatter by up to six points between them, the differences of
 * two learners on the same repetition by about one.
 */
package org.kdtoolkit.datasets.synthetic.privileged;
