package org.kdtoolkit.media.video;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a data set of one or two dimensions, as its file holds them. What is read is a block
 * of rows, or the chunk that a row lies in; it is kept for the rows that follow.
 */
final class StoredRows {

    private static final int BLOCK_BYTES = 1 << 16;

    private final DatasetBase dataset;
    private final int rows;
    private final int rowBytes;
    private final int blockRows;
    private final ChunkFilters filters;
    private int begin = -1;
    private ByteBuffer block;

    StoredRows(DatasetBase dataset) {
        this.dataset = dataset;
        long[] dimensions = dataset.getDimensionsAsLong();
        rows = (int) dimensions[0];
        long elements = Arrays.stream(dimensions).skip(1).reduce(1, Math::multiplyExact);
        rowBytes = Math.toIntExact(Math.multiplyExact(elements, dataset.getDataType().getSize()));
        filters =
                new ChunkFilters(
                        dataset.getHeader().hasMessageOfType(FilterPipelineMessage.class)
                                ? dataset.getHeader()
                                        .getMessageOfType(FilterPipelineMessage.class)
                                        .getFilters()
                                : List.of());
        if (dataset instanceof CompactDataset) {
            blockRows = rows;
        } else if (dataset instanceof ChunkedDataset chunked) {
            blockRows = chunked.getChunkDimensions()[0];
            requireWholeRows(dimensions, chunked.getChunkDimensions());
        } else {
            blockRows = Math.max(1, BLOCK_BYTES / Math.max(1, rowBytes));
        }
    }

    private static void requireWholeRows(long[] dimensions, int[] chunk) {
        for (int i = 1; i < dimensions.length; i++) {
            if (chunk[i] != dimensions[i]) {
                throw new HdfException("its chunks are parts of rows, expected whole ones");
            }
        }
    }

    /** How many rows there are. */
    int size() {
        return rows;
    }

    /** The bytes of a row; HdfException and others if the file is broken there. */
    ByteBuffer read(int row) {
        int first = row - row % blockRows;
        if (first != begin) {
            block = block(first);
            begin = first;
        }
        return block.slice((row - first) * rowBytes, rowBytes).order(block.order());
    }

    private ByteBuffer block(int first) {
        if (dataset instanceof CompactDataset) {
            return dataset.getDataBuffer();
        }
        int[] dimensions = dataset.getDimensions();
        if (dataset instanceof ChunkedDataset chunked) {
            int[] offset = new int[dimensions.length];
            offset[0] = first;
            ByteBuffer stored = chunked.getRawChunkBuffer(offset);
            byte[] bytes = new byte[stored.remaining()];
            stored.get(bytes);
            int length = Math.multiplyExact(blockRows, rowBytes);
            return ByteBuffer.wrap(filters.decode(bytes, length)).order(stored.order());
        }
        long[] offset = new long[dimensions.length];
        offset[0] = first;
        dimensions[0] = Math.min(blockRows, rows - first);
        return dataset.getSliceDataBuffer(offset, dimensions);
    }
}
