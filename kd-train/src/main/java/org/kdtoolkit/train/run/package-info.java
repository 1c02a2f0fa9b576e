/**
 * Whole experiments, split by what a user does: benchmark, sweep, search, plan, train, evaluate,
 * extract, diagnose, prepare. Guice puts each together from what it depends on, in modules by
 * concern; nobody outside of this package sees it.
 */
package org.kdtoolkit.train.run;
