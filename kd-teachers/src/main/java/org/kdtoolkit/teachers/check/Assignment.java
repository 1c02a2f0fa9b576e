package org.kdtoolkit.teachers.check;

import java.util.Arrays;

/**
 * The assignment of rows to columns, one to one, whose entries have the greatest sum (the Hungarian
 * method, in time O(n³)).
 */
final class Assignment {

    private static final int FREE = 0;

    private final double[][] gains;
    private final int size;

    /** What each row and column is worth; index 0 stands for no row and no column. */
    private final double[] rowPrices;

    private final double[] columnPrices;
    private final int[] rowOfColumn;

    private Assignment(double[][] gains) {
        this.gains = gains;
        this.size = gains.length;
        this.rowPrices = new double[size + 1];
        this.columnPrices = new double[size + 1];
        this.rowOfColumn = new int[size + 1];
    }

    /**
     * Finds it.
     *
     * @param gains [n, n]
     * @return the column of each row
     */
    static int[] best(double[][] gains) {
        Assignment assignment = new Assignment(gains);
        for (int row = 1; row <= assignment.size; row++) {
            assignment.add(row);
        }
        int[] columns = new int[assignment.size];
        for (int column = 1; column <= assignment.size; column++) {
            columns[assignment.rowOfColumn[column] - 1] = column - 1;
        }
        return columns;
    }

    /** Gives a further row a column, along the cheapest path that moves others. */
    private void add(int row) {
        rowOfColumn[0] = row;
        double[] slack = new double[size + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        int[] before = new int[size + 1];
        boolean[] visited = new boolean[size + 1];
        int column = 0;
        do {
            visited[column] = true;
            column = next(column, slack, before, visited);
        } while (rowOfColumn[column] != FREE);
        while (column != 0) {
            rowOfColumn[column] = rowOfColumn[before[column]];
            column = before[column];
        }
    }

    private int next(int column, double[] slack, int[] before, boolean[] visited) {
        int row = rowOfColumn[column];
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= size; j++) {
            if (!visited[j]) {
                double cost = -gains[row - 1][j - 1] - rowPrices[row] - columnPrices[j];
                if (cost < slack[j]) {
                    slack[j] = cost;
                    before[j] = column;
                }
                if (slack[j] < least) {
                    least = slack[j];
                    best = j;
                }
            }
        }
        for (int j = 0; j <= size; j++) {
            if (visited[j]) {
                rowPrices[rowOfColumn[j]] += least;
                columnPrices[j] -= least;
            } else {
                slack[j] -= least;
            }
        }
        return best;
    }
}
