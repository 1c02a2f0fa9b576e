/** Published distillation objectives to compare with, in a package for each family. */
package org.kdtoolkit.baselines;
