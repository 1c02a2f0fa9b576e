package com.example.distiller;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.testkit.FilterContract;

class ConfidenceFilterTest extends FilterContract {

    @Override
    protected Filter filter(DistillerContext context) {
        return new ConfidenceFilter(1, context);
    }

    @Override
    protected boolean readsLabels() {
        return true;
    }
}
