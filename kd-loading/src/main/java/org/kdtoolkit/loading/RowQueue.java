package org.kdtoolkit.loading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.View;

/**
 * The rows of an epoch, found as they are needed: how many views a video has is known only once it
 * was opened.
 */
final class RowQueue {

    private final BatchLoader loader;
    private final int[] order;
    private final Views views;
    private final Queue<Row> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> shown = new HashMap<>();
    private int next;

    RowQueue(BatchLoader loader, int[] order, Views views) {
        this.loader = loader;
        this.order = order;
        this.views = views;
    }

    /**
     * Takes the next rows.
     *
     * @return as many as a batch has, fewer at the end, none behind it
     */
    List<Row> take() {
        List<Row> rows = new ArrayList<>(loader.batchSize());
        while (rows.size() < loader.batchSize() && (!waiting.isEmpty() || next < order.length)) {
            if (waiting.isEmpty()) {
                expand(order[next++]);
            } else {
                rows.add(waiting.remove());
            }
        }
        return rows;
    }

    private void expand(int index) {
        int time = shown.merge(index, 1, Integer::sum) - 1;
        try {
            for (View view : loader.reader().views(index, time, views)) {
                waiting.add(new Row(index, view));
            }
        } catch (SampleException e) {
            // the reader of the row will meet the same fault, and report it in its turn
            waiting.add(new Row(index, View.FIRST));
        }
    }
}
