package org.kdtoolkit.testkit;

/** How many of an example's samples have labels. */
enum LabelledSamples {

    /** No sample: there is nothing that a loss on labels could be of. */
    NONE {
        @Override
        boolean includes(int row) {
            return false;
        }
    },

    /** A single one, not the first: neither a pair nor a variance. */
    ONE {
        @Override
        boolean includes(int row) {
            return row == 1;
        }
    },

    /** Some between others, two of them of one class. */
    SOME {
        @Override
        boolean includes(int row) {
            return row % 3 != 2;
        }
    },

    /** Every sample. */
    ALL {
        @Override
        boolean includes(int row) {
            return true;
        }
    };

    abstract boolean includes(int row);

    /** The same samples, of which only these have labels. */
    ExampleStep of(ExampleStep example) {
        boolean[] rows = new boolean[example.batch().size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = includes(row);
        }
        return example.labelled(example.batch().targets().withLabelled(rows));
    }
}
