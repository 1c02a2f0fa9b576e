package org.kdtoolkit.eval.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.eval.metrics.MatrixProduct;
import org.kdtoolkit.eval.metrics.UnitVectors;

/**
 * The matrix product of an engine, in double precision: 8 bytes of the engine's memory for each
 * value of the gallery. In single precision so many of a large gallery's similarities would be too
 * close to each other for their order to be known that computing these again would cost more than
 * is saved.
 */
public final class EngineProduct implements MatrixProduct {

    /** The values of a part of the gallery: arrays and buffers are limited in length. */
    private static final int PART_VALUES = 1 << 22;

    private final NDManager manager;

    /**
     * Takes an engine.
     *
     * @param manager on whose engine and device it multiplies; it stays open, and holds nothing
     *     more once a factor is closed
     */
    public EngineProduct(NDManager manager) {
        this.manager = manager;
    }

    @Override
    public Factor by(UnitVectors gallery) {
        NDManager own = manager.newSubManager();
        try {
            return new Parts(gallery, own);
        } catch (RuntimeException | OutOfMemoryError e) {
            own.close();
            throw e;
        }
    }

    private static final class Parts implements Factor {

        /** [D, n] each. */
        private final List<NDArray> parts = new ArrayList<>();

        private final NDManager manager;
        private final int width;

        Parts(UnitVectors gallery, NDManager manager) {
            this.manager = manager;
            this.width = gallery.width();
            int rows = Math.max(1, PART_VALUES / Math.max(1, width));
            ByteBuffer buffer = buffer(Math.min(rows, gallery.size()));
            double[] vector = new double[width];
            for (int from = 0; from < gallery.size(); from += rows) {
                int to = Math.min(from + rows, gallery.size());
                DoubleBuffer values = buffer.rewind().asDoubleBuffer();
                for (int row = from; row < to; row++) {
                    gallery.read(row, vector, 0);
                    values.put(vector);
                }
                try (NDArray read = array(buffer, to - from, manager)) {
                    // what is made on a buffer stays in it
                    parts.add(read.duplicate().transpose());
                }
            }
        }

        private ByteBuffer buffer(int rows) {
            return ByteBuffer.allocateDirect(rows * width * Double.BYTES)
                    .order(ByteOrder.nativeOrder());
        }

        private NDArray array(ByteBuffer buffer, int rows, NDManager owner) {
            buffer.limit(rows * width * Double.BYTES);
            return owner.create(buffer, new Shape(rows, width), DataType.FLOAT64);
        }

        @Override
        public void times(double[][] block, double[][] products) {
            try (NDManager step = manager.newSubManager()) {
                ByteBuffer buffer = buffer(block.length);
                DoubleBuffer queries = buffer.asDoubleBuffer();
                for (double[] query : block) {
                    queries.put(query);
                }
                NDArray vectors = array(buffer, block.length, step);
                int from = 0;
                for (NDArray part : parts) {
                    int items = (int) part.getShape().get(1);
                    try (NDArray product = vectors.matMul(part)) {
                        DoubleBuffer values = values(product);
                        for (int row = 0; row < block.length; row++) {
                            values.get(products[row], from, items);
                        }
                    }
                    from += items;
                }
            }
        }

        /** A view where the engine's memory can be seen, otherwise a copy. */
        private static DoubleBuffer values(NDArray array) {
            return array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asDoubleBuffer();
        }

        /**
         * Of vectors of length 1, a sum of D products is off from what is right by D times half a
         * unit in the last place of 1 at most, to first order, in whatever order it is summed; and
         * so is the other. Half of this is reserve.
         */
        @Override
        public double error() {
            return 2.0 * Math.max(1, width) * Math.ulp(1.0);
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
