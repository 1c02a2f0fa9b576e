package org.kdtoolkit.eval;

import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.eval.engine.EngineProduct;
import org.kdtoolkit.eval.metrics.MatrixProduct;

/** Who multiplies in a search. What is found does not depend on it. */
final class SearchProduct {

    /** Products that an engine is put to work for; fewer take plain Java less than a second. */
    private static final double WORTHWHILE = 1L << 30;

    private SearchProduct() {}

    /**
     * The engine that is at hand, if there is much to do and it has a product in double precision
     * that is known to be one; else plain Java.
     *
     * @param queries how many search
     * @param gallery how many are searched
     */
    static MatrixProduct of(Evidence evidence, int queries, int gallery) {
        float[][] embeddings = evidence.predictions().embeddings();
        int width = embeddings.length == 0 ? 0 : embeddings[0].length;
        return (double) queries * gallery * width < WORTHWHILE
                ? MatrixProduct.plain()
                : evidence.manager()
                        .filter(manager -> manager.getEngine().getEngineName().equals("PyTorch"))
                        .<MatrixProduct>map(EngineProduct::new)
                        .orElseGet(MatrixProduct::plain);
    }
}
