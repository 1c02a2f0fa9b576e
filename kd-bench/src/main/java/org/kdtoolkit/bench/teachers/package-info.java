/** How many faults of teachers are found before a training, and how many sound ones are doubted. */
package org.kdtoolkit.bench.teachers;
