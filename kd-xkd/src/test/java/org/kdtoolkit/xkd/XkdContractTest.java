package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.testkit.SchemeContract;

/** Each variant is a training scheme as others are. */
class XkdContractTest {

    @Nested
    class Xkd extends Variant {
        Xkd() {
            super(Share.NONE);
        }
    }

    @Nested
    class Mas extends Variant {
        Mas() {
            super(Share.STUDENTS);
        }
    }

    @Nested
    class Mats extends Variant {
        Mats() {
            super(Share.ALL);
        }
    }

    abstract static class Variant extends SchemeContract {

        private final XkdConfig config;

        Variant(Share share) {
            config = SmallScheme.xkd().withShare(share).config();
        }

        @Override
        protected Scheme scheme(SchemeContext context) {
            return XkdScheme.of(config, context);
        }

        @Override
        protected Map<String, Scheme.Trainee> students(NDManager owner) {
            return Students.small(owner).students();
        }

        @Override
        protected Batch batch(NDManager owner) {
            owner.getEngine().setRandomSeed(11);
            return SmallScheme.batch(owner);
        }

        @Override
        protected List<ViewRequest> views() {
            return config.views();
        }

        /** Masks are drawn for each sample. */
        @Override
        protected boolean isIndifferentToOrder() {
            return false;
        }
    }
}
